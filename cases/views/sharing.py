"""Who sees a child's record and why; sharing it for a time."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from cases import access, selectors
from cases.forms.sharing import ShareForm
from cases.presenters import sharing as presenters
from cases.services import sharing
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import ConfirmPage, FormPage, Link, Page


class ChildSight(Page):
    """Who sees a child's record now and why, what was shared, and what was opened in an emergency."""

    capability = "child.view"
    template_name = "cases/child_sight.html"
    page_title = "Who can see this record"

    def load(self) -> None:
        """Open it; the opening is written into the audit."""
        self.sight = selectors.sight_of(self.actor, self.kwargs["child_id"])

    def back(self) -> Link:
        """Back to the child."""
        child = self.sight.child
        return Link(child.full_name, reverse("cases:child-view", args=[child.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """Three tables."""
        sight = self.sight
        return super().context(
            child=sight.child,
            caption=sight.child.full_name,
            may_share=sight.may_share,
            holders=presenters.holders(sight),
            shares=presenters.shares(sight),
            emergencies=presenters.emergencies(sight),
            **more,
        )


class ShareGive(FormPage):
    """Shares the record with one person for a time."""

    capability = "share.give"
    page_title = "Share this record"
    form_class = ShareForm
    template_name = "cases/share_give.html"
    submit_text = "Share the record"
    success_text = "The record is shared. The person is told when they can open it."

    def load(self) -> None:
        """The child, for somebody of the agency that holds the case."""
        self.child = access.child_to_share(self.actor, self.kwargs["child_id"])

    def subject(self) -> Record:
        """The child."""
        return self.child

    def back(self) -> Link:
        """Back to who sees the record."""
        return Link("Who can see this record", reverse("cases:child-sight", args=[self.child.public_id]))

    def initial(self) -> Mapping[str, Any]:
        """From today."""
        return ShareForm.proposed()

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """Everyone whose role lets them see children, with their agency."""
        return {"user": selectors.people_to_share_with()}

    def context(self, **more: Any) -> dict[str, Any]:
        """The child's name above the form, and how long a share can be."""
        return super().context(caption=self.child.full_name, longest=settings.SHARE_LONGEST.days, **more)

    def save(self, form: GovForm) -> str:
        """Share and go back."""
        sharing.give(actor=self.actor, child_id=self.child.public_id, **form.terms())  # type: ignore[attr-defined]
        return self.back().href


class ShareEnd(ConfirmPage):
    """Ends a share early."""

    capability = "share.give"
    page_title = "End this share now?"
    consequences = (
        "From this moment on the person does not see the record by it. What they did with it stays in the audit."
    )
    submit_text = "End the share"
    success_text = "The share has ended."
    is_destructive = True
    template_name = "cases/share_end.html"

    def load(self) -> None:
        """A share that the person may end."""
        self.share = access.share_to_end(self.actor, self.kwargs["share_id"])

    def subject(self) -> Record:
        """The share."""
        return self.share

    def back(self) -> Link:
        """Back to who sees the record."""
        return Link("Who can see this record", reverse("cases:child-sight", args=[self.share.child.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """What is ended."""
        share = self.share
        return super().context(rows=presenters.share_rows(share), caption=share.child.full_name, **more)

    def save(self, form: GovForm) -> str:
        """End and go back."""
        sharing.end(actor=self.actor, share_id=self.share.public_id)
        return self.back().href
