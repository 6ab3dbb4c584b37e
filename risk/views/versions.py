"""Versions of the tool: listed, compared, tried out, proposed and decided on. They hold nothing about children."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from risk import access, rules, selectors
from risk.forms import CompareForm, ProposalForm, ScoringForm, VersionDecisionForm
from risk.models import Instrument
from risk.presenters import instruments, levels
from risk.services import versions
from slscb.core.clock import today
from slscb.core.errors import Invalid
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, ListPage, Page
from slscb.core.pages.listing import chosen_values
from slscb.core.parts import Table
from slscb.core.policy import SIGNED_IN


class InstrumentList(ListPage):
    """Every version of the tool; drafts for those who draft or approve."""

    capability = SIGNED_IN
    template_name = "risk/instrument_list.html"
    page_title, noun = "Versions of the risk indicator tool", "version"

    def items(self, filters: Mapping[str, Any]) -> QuerySet[Instrument]:
        """Drafts first, then the newest."""
        return selectors.versions(self.actor)

    def rows(self, items: Sequence[Instrument]) -> Sequence[Table]:
        """One table."""
        return [instruments.versions_table(items, today())]

    def context(self, **more: Any) -> dict[str, Any]:
        """With the way to a new draft, unless there is one."""
        may_draft = self.actor.may("tool.draft") and not any(one.is_draft for one in selectors.versions(self.actor))
        return super().context(may_draft=may_draft, **more)


class InstrumentCompare(Page):
    """Two versions beside each other: what is new, gone, moved and changed."""

    capability = SIGNED_IN
    template_name = "risk/instrument_compare.html"
    page_title = "Compare versions of the tool"

    def back(self) -> Link:
        """Back to the versions."""
        return Link("Versions of the tool", reverse("risk:instrument-list"))

    def context(self, **more: Any) -> dict[str, Any]:
        """The two that the address names; the newest beside the one before it unless told."""
        known = {str(one.public_id): one for one in selectors.versions(self.actor)}
        newest = [*known, ""][:2]
        form = CompareForm(self.request.GET or None, versions=known, initial={"after": newest[0], "before": newest[1]})
        asked = chosen_values(form)
        before, after = (known.get(asked.get(name) or "") for name in ("before", "after"))
        return super().context(filters=form, before=before, after=after, **self.compared(before, after), **more)

    def compared(self, before: Instrument | None, after: Instrument | None) -> dict[str, Any]:
        """What differs, or why it cannot be said."""
        if before is None or after is None or before.pk == after.pk:
            return {}
        try:
            found = selectors.compared(before, after)
        except Invalid:
            return {"unreadable": "The draft has faults. Mend them first."}
        return {"parts": instruments.differences(found.before, found.after, found.difference), "is_compared": True}


class DraftMixin(Page):
    """What the pages of a draft share."""

    def load(self) -> None:
        """The draft that the address names."""
        self.draft = access.draft_for(self.actor, self.kwargs["draft_id"])

    def back(self) -> Link:
        """Back to the draft."""
        return Link(
            f"Draft of version {self.draft.tool_version}", reverse("risk:draft-view", args=[self.draft.public_id])
        )


class DraftTry(DraftMixin, FormPage):
    """A draft filled in to see what it gives. Nothing is saved."""

    capability = "tool.draft"
    template_name = "risk/draft_try.html"
    page_title = "Try the draft out"
    form_class = ScoringForm
    submit_text = "Work out the level"
    keeps_typed = False

    def load(self) -> None:
        """A draft that can be read. Raises Invalid with its faults where it cannot."""
        super().load()
        self.tool = rules.instrument_from(self.draft.definition)

    def form_options(self) -> Mapping[str, Any]:
        """The draft's own indicators."""
        return {"tool": self.tool}

    def take(self, form: GovForm) -> HttpResponse:
        """Show the level of the answers; keep nothing."""
        assert isinstance(form, ScoringForm)  # noqa: S101 (its form class)
        try:
            score = rules.score(self.tool, form.ticks, **form.scored())
        except Invalid as invalid:
            form.add_faults(invalid)
            return self.render(form=form, status=422)
        changes = rules.what_would_change_it(self.tool, score)
        return self.render(form=form, result=levels.result(self.tool, score, changes))


class DraftPropose(DraftMixin, FormPage):
    """Proposes a draft for a day; a second person decides."""

    capability = "tool.draft"
    page_title = "Propose this version"
    form_class = ProposalForm
    submit_text = "Propose the version"
    success_text = "The version is proposed. Those who may approve it have been told."

    def initial(self) -> Mapping[str, Any]:
        """The draft as it was read."""
        return {"version": self.draft.version}

    def save(self, form: GovForm) -> str:
        """Propose it."""
        clean = form.cleaned_data
        given = {"starts_on": clean["starts_on"], "expected_version": clean["version"]}
        versions.propose(actor=self.actor, draft_id=self.draft.public_id, **given)
        return self.back().href


class DraftDecide(DraftMixin, FormPage):
    """Approves a version that somebody else proposed, or sends it back."""

    capability = "tool.approve"
    template_name = "risk/draft_decide.html"
    page_title = "Decide on a version of the tool"
    form_class = VersionDecisionForm
    submit_text = "Record the decision"
    success_text = "The decision is recorded."

    def initial(self) -> Mapping[str, Any]:
        """The draft as it was read."""
        return {"version": self.draft.version}

    def context(self, **more: Any) -> dict[str, Any]:
        """Who proposes what for when."""
        return super().context(draft=self.draft, facts=instruments.draft_facts(self.draft), **more)

    def save(self, form: GovForm) -> str:
        """Approve or send back."""
        clean = form.cleaned_data
        decided = {"approved": clean["decision"] == "approve", "reason": clean["reason"]}
        versions.decide(actor=self.actor, draft_id=self.draft.public_id, expected_version=clean["version"], **decided)
        return reverse("risk:instrument-list")
