"""What the pages about one child share."""

from django.urls import reverse

from cases import access
from cases.models import Child
from slscb.core.models import Record
from slscb.core.pages import Link, Page


class ChildPageMixin(Page):
    """Finds the child that the address names and asks whether the person may do what the page does."""

    child: Child

    def load(self) -> None:
        """The child, for this person and this page's capability."""
        capability = self.capability if isinstance(self.capability, str) else "child.view"
        self.child = access.child_for(self.actor, self.kwargs["child_id"], capability)

    def subject(self) -> Record:
        """The child."""
        return self.child

    def child_address(self) -> str:
        """The child's own page."""
        return reverse("cases:child-view", args=[self.child.public_id])

    def back(self) -> Link | None:
        """Back to the child."""
        return Link(self.child.full_name, self.child_address())
