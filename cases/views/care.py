"""Episodes of care by Slough, and what the yearly return asks besides."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from django.urls import reverse

from cases import access, cards, presenters, selectors
from cases.forms import BeginCareForm, CareFactsForm, CareForm
from cases.models import CareEpisode
from cases.presenters import care as words
from cases.services import care
from cases.services.care import Placed
from cases.views.pages import ChildPageMixin
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, Page


class CareView(ChildPageMixin):
    """Where and why a child has been looked after by Slough."""

    capability = "address.view"
    template_name = "cases/care_view.html"
    page_title = "Care by Slough"

    def load(self) -> None:
        """Show it; the showing is written into the audit."""
        self.shown = selectors.show_care(self.actor, self.kwargs["child_id"])
        self.child = self.shown.child

    def subject(self) -> None:  # type: ignore[override]
        """Nothing more: the showing is in the audit already."""

    def context(self, **more: Any) -> dict[str, Any]:
        """The episodes, the facts, and what may be done."""
        return super().context(
            caption=self.child.full_name,
            table=words.care_table(self.shown, self.actor.may("address.change")),
            rows=words.care_facts(self.shown),
            remarks=cards.care_remarks(self.child, self.shown.episodes, self.shown.facts),
            actions=presenters.links(self.actor, self.child, words.CHANGE_CARE),
            **more,
        )


class CareFormPage(Page):
    """What the forms about care share: they lead back to the list."""

    def subject(self) -> Record:
        """The child."""
        return self.child  # type: ignore[attr-defined]

    def care_address(self) -> str:
        """The list of episodes."""
        return reverse("cases:care-view", args=[self.child.public_id])  # type: ignore[attr-defined]

    def back(self) -> Link:
        """Back to the list."""
        return Link("Care by Slough", self.care_address())

    def context(self, **more: Any) -> dict[str, Any]:
        """Whose care it is."""
        return super().context(caption=self.child.full_name, **more)  # type: ignore[attr-defined]


class CareBegin(CareFormPage, ChildPageMixin, FormPage):
    """Begins an episode of care, which ends one that is open."""

    capability = "address.change"
    page_title = "Begin an episode of care"
    form_class = BeginCareForm
    success_text = "The episode of care is recorded."

    def save(self, form: GovForm) -> str:
        """Save and go back to the list."""
        placed, why = form.placed(), form.cleaned_data["why_moved"]  # type: ignore[attr-defined]
        care.begin_care(actor=self.actor, child_id=self.child.public_id, placed=placed, why_moved=why)
        return self.care_address()


class CareChange(CareFormPage, FormPage):
    """Corrects an episode of care, or says when and why it ended."""

    capability = "address.change"
    page_title = "Correct or end an episode of care"
    form_class = CareForm
    success_text = "The episode of care is changed. If care has ended, change the care status in the details too."
    episode: CareEpisode

    def load(self) -> None:
        """The episode and its child."""
        self.episode = access.care_for(self.actor, self.kwargs["care_id"], "address.change")
        self.child = self.episode.child

    def initial(self) -> Mapping[str, Any]:
        """What is saved now."""
        return {name: getattr(self.episode, name) for name in (*(one.name for one in fields(Placed)), "version")}

    def save(self, form: GovForm) -> str:
        """Save against the version that was shown."""
        placed, version = form.placed(), form.cleaned_data["version"]  # type: ignore[attr-defined]
        care.correct_care(actor=self.actor, care_id=self.episode.public_id, placed=placed, expected_version=version)
        return self.care_address()


class CareFactsChange(CareFormPage, ChildPageMixin, FormPage):
    """Takes what the yearly return asks besides."""

    capability = "address.change"
    page_title = "Facts for the yearly return"
    form_class = CareFactsForm
    success_text = "The facts are saved."

    def initial(self) -> Mapping[str, Any]:
        """What is saved now; version 0 where nothing is."""
        found = selectors.care_facts_of(self.child)
        return {name: getattr(found, name) for name in CareFactsForm.base_fields} if found else {"version": 0}

    def save(self, form: GovForm) -> str:
        """Save against the version that was shown."""
        facts = dict(form.cleaned_data)
        version = facts.pop("version")
        care.record_facts(actor=self.actor, child_id=self.child.public_id, facts=facts, expected_version=version)
        return self.care_address()
