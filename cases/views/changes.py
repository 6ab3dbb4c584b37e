"""What changed about a child, for those who answer for her record."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from cases import selectors
from cases.presenters import changes as words
from slscb.core.pages import Link, ListPage


class ChildChanges(ListPage):
    """Who changed what about a child, from what to what; all of it, or of the one record that the address names."""

    capability = "history.view"
    template_name = "cases/child_changes.html"
    page_title, noun = "History of changes", "change"
    empty_text = "Nothing has been changed since this history began."

    def items(self, filters: Mapping[str, Any]) -> Any:
        """The places of the changes, the newest first."""
        return selectors.changes_of(self.actor, self.kwargs["child_id"], self.record)

    def rows(self, items: Sequence[Any]) -> list[words.Act]:
        """What was done in one go, with every field in words."""
        changes = selectors.told(items)
        return words.acts(self.actor, changes, selectors.names_of(words.pointed_at(changes)))

    @property
    def record(self) -> UUID | None:
        """The one record asked about; None, all of them, for anything that is no id."""
        try:
            return UUID(self.request.GET.get("record", ""))
        except ValueError:
            return None

    def context(self, **more: Any) -> dict[str, Any]:
        """Whether this is one record's history, and the way to the child's."""
        return super().context(of_one=self.record is not None, all_changes=self.request.path, **more)

    def back(self) -> Link:
        """Back to the child."""
        return Link("The child's record", reverse("cases:child-view", args=[self.kwargs["child_id"]]))
