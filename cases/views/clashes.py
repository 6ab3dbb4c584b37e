"""Numbers that two records have: those of the record that had it first look into it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from cases import access, selectors
from cases.forms.protection import SettleForm
from cases.models import NumberClash
from cases.presenters import protection as presenters
from cases.services import numbers
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, ListPage
from slscb.core.parts import Table

TITLE = "Numbers that two records have"


class ClashList(ListPage):
    """What waits to be compared."""

    capability = "child.protect"
    template_name = "cases/clash_list.html"
    page_title, noun = TITLE, "number"
    empty_text = "No number waits to be looked into."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[NumberClash]:
        """The oldest first."""
        return selectors.clashes_waiting(self.actor)

    def rows(self, items: Sequence[NumberClash]) -> Sequence[Table]:
        """One table; whom it shows is written into the audit."""
        selectors.remember_listed(self.actor, [clash.child for clash in items])
        return [presenters.clashes(items)]


class ClashSettle(FormPage):
    """Writes down what came of comparing the two records."""

    capability = "child.protect"
    page_title = "What came of it"
    form_class = SettleForm
    success_text = "Settled."

    def load(self) -> None:
        """A clash about a child whom the person sees."""
        self.clash = access.clash_for(self.actor, self.kwargs["clash_id"])

    def subject(self) -> Record:
        """The clash."""
        return self.clash

    def back(self) -> Link:
        """Back to the queue."""
        return Link(TITLE, reverse("cases:clash-list"))

    def initial(self) -> Mapping[str, Any]:
        """The version that is settled."""
        return {"version": self.clash.version}

    def save(self, form: GovForm) -> str:
        """Settle and go back."""
        outcome, version = form.cleaned_data["outcome"], form.cleaned_data["version"]
        clash_id = self.clash.public_id
        numbers.settle_clash(actor=self.actor, clash_id=clash_id, outcome=outcome, expected_version=version)
        return reverse("cases:clash-list")
