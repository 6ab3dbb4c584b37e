"""The deny-list of a child."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from cases import access, selectors
from cases.forms.protection import DecisionForm, DenyForm, WhyForm
from cases.models import Denial
from cases.presenters import protection as presenters
from cases.services import denials
from cases.views.pages import ChildPageMixin
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, Page

BACK = "The deny-list"


class DenialList(Page):
    """Who must not see a child, whatever they were granted."""

    capability = "child.protect"
    template_name = "cases/denial_list.html"
    page_title = "Who must not see this child"

    def load(self) -> None:
        """Open it; the opening is written into the audit."""
        self.child, self.denials = selectors.deny_list(self.actor, self.kwargs["child_id"])

    def back(self) -> Link:
        """Back to the protection."""
        return Link("Protection of this record", reverse("cases:child-protection", args=[self.child.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """The list."""
        return super().context(child=self.child, table=presenters.deny_list(self.denials, self.actor), **more)


class DenialAdd(ChildPageMixin, FormPage):
    """Puts a person on the deny-list."""

    capability = "child.protect"
    page_title = "Keep a person from this child"
    form_class = DenyForm
    submit_text = "Put on the deny-list"
    success_text = "The person no longer sees the child."

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """Everyone whose role lets them see children."""
        return {"user": selectors.people_who_may_see()}

    def back(self) -> Link:
        """Back to the list."""
        return Link(BACK, reverse("cases:denial-list", args=[self.child.public_id]))

    def save(self, form: GovForm) -> str:
        """Deny and go back."""
        denials.deny(actor=self.actor, child_id=self.child.public_id, **form.cleaned_data)
        return reverse("cases:denial-list", args=[self.child.public_id])


class DenialPage(FormPage):
    """A form about one line of a deny-list."""

    capability = "child.protect"
    template_name = "cases/protection_decide.html"
    denial: Denial

    def load(self) -> None:
        """A denial of a child whom the person sees."""
        self.denial = access.denial_for(self.actor, self.kwargs["denial_id"])

    def subject(self) -> Record:
        """The line."""
        return self.denial

    def address(self) -> str:
        """The child's deny-list."""
        return reverse("cases:denial-list", args=[self.denial.child.public_id])

    def back(self) -> Link:
        """Back to the list."""
        return Link(BACK, self.address())

    def context(self, **more: Any) -> dict[str, Any]:
        """Who is denied, by whom and why."""
        facts = presenters.denied(self.denial)
        return super().context(facts=facts, caption=self.denial.child.full_name, **more)


class DenialEnd(DenialPage):
    """Proposes that a denial end."""

    page_title = "Propose that this end"
    form_class = WhyForm
    submit_text = "Propose the end"
    success_text = "Proposed. It ends once another person has agreed."

    def save(self, form: GovForm) -> str:
        """Propose and go back."""
        denials.propose_end(actor=self.actor, denial_id=self.denial.public_id, **form.cleaned_data)
        return self.address()


class DenialDecide(DenialPage):
    """Agrees with the end that another person proposed, or keeps the denial."""

    page_title = "Decide on the end"
    form_class = DecisionForm
    submit_text = "Record the decision"
    success_text = "The decision is recorded."

    def save(self, form: GovForm) -> str:
        """Decide and go back."""
        approved = form.cleaned_data["decision"] == "approve"
        denials.decide_end(actor=self.actor, denial_id=self.denial.public_id, approved=approved)
        return self.address()
