"""How a child is protected: who proposed it, who decided it and who is named on the record."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from cases import access, selectors
from cases.choices import Protection
from cases.forms.protection import DecisionForm, PersonForm, ProposeProtectionForm
from cases.presenters import protection as presenters
from cases.services import protection
from cases.services.protection import Proposal
from cases.views.pages import ChildPageMixin
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, Page


class ChildProtection(Page):
    """How a child is protected now, since when, by whom and why; what waits; who is named."""

    capability = "child.protect"
    template_name = "cases/child_protection.html"
    page_title = "Protection of this record"

    def load(self) -> None:
        """Open it; the opening is written into the audit."""
        self.opened = selectors.protection_of(self.actor, self.kwargs["child_id"])

    def back(self) -> Link:
        """Back to the child."""
        child = self.opened.child
        return Link(child.full_name, reverse("cases:child-view", args=[child.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """The standing, what waits and what was decided."""
        opened = self.opened
        return super().context(
            child=opened.child,
            facts=presenters.facts(opened),
            waiting=presenters.proposed(opened.waiting) if opened.waiting else [],
            change=opened.waiting,
            may_decide=bool(opened.waiting and opened.waiting.proposed_by != self.actor),
            named=presenters.named(opened.named),
            is_protected=opened.child.protection != Protection.OPEN,
            entries=presenters.history(opened.changes),
            **more,
        )


class ProtectionPage(ChildPageMixin, FormPage):
    """A form about a child's protection, which leads back to it."""

    capability = "child.protect"

    def address(self) -> str:
        """The page of the child's protection."""
        return reverse("cases:child-protection", args=[self.child.public_id])

    def back(self) -> Link:
        """Back to the protection."""
        return Link("Protection of this record", self.address())


class ProtectionPropose(ProtectionPage):
    """Proposes another protection."""

    page_title = "Propose another protection"
    form_class = ProposeProtectionForm
    submit_text = "Propose"
    success_text = "Proposed. It counts once another person has approved it."

    def form(self, data: Any = None, files: Any = None) -> GovForm:
        """With the protections that the record does not have."""
        form = super().form(data, files)
        form.offer(presenters.offered(self.child))  # type: ignore[attr-defined]
        return form

    def save(self, form: GovForm) -> str:
        """Propose and go back."""
        proposal = Proposal(**form.cleaned_data)
        protection.propose(actor=self.actor, child_id=self.child.public_id, proposal=proposal)
        return self.address()


class ProtectionDecide(FormPage):
    """Approves or refuses what another person proposed."""

    capability = "child.protect"
    template_name = "cases/protection_decide.html"
    page_title = "Decide on the protection"
    form_class = DecisionForm
    submit_text = "Record the decision"
    success_text = "The decision is recorded."

    def load(self) -> None:
        """A proposal about a child whom the person sees."""
        self.asked = access.protection_change_for(self.actor, self.kwargs["change_id"])

    def subject(self) -> Record:
        """The proposal."""
        return self.asked

    def address(self) -> str:
        """The page of the child's protection."""
        return reverse("cases:child-protection", args=[self.asked.child.public_id])

    def back(self) -> Link:
        """Back to the protection."""
        return Link("Protection of this record", self.address())

    def context(self, **more: Any) -> dict[str, Any]:
        """What was proposed, by whom and why."""
        facts = presenters.proposed(self.asked)
        return super().context(facts=facts, caption=self.asked.child.full_name, **more)

    def save(self, form: GovForm) -> str:
        """Decide. Whoever opens a record to which they are not named may still see it afterwards."""
        approved = form.cleaned_data["decision"] == "approve"
        protection.decide(actor=self.actor, change_id=self.asked.public_id, approved=approved)
        return self.address()


class PersonName(ProtectionPage):
    """Names a person on a protected record."""

    page_title = "Name a person on this record"
    form_class = PersonForm
    submit_text = "Name this person"
    success_text = "The person is named and sees the record."

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """Everyone whose role lets them see children."""
        return {"user": selectors.people_who_may_see()}

    def save(self, form: GovForm) -> str:
        """Name and go back."""
        protection.name_person(actor=self.actor, child_id=self.child.public_id, **form.cleaned_data)
        return self.address()


class PersonUnname(ProtectionPage):
    """Takes a person off a protected record."""

    page_title = "Take a person off this record"
    form_class = PersonForm
    submit_text = "Take this person off"
    success_text = "The person is no longer named."
    is_destructive = True

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """Those who are named."""
        return {"user": selectors.people_taken_off(self.child)}

    def save(self, form: GovForm) -> str:
        """Take off and go back."""
        protection.unname_person(actor=self.actor, child_id=self.child.public_id, **form.cleaned_data)
        return reverse("cases:work-list") if form.cleaned_data["user"] == self.actor else self.address()
