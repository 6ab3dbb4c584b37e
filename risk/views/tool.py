"""The indicator tool: filled in, kept half done, worked out without completing it, and completed."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from risk import selectors
from risk.choices import AssessmentKind
from risk.forms import ToolForm, typed_day
from risk.models import Assessment
from risk.presenters import assessments, levels, prefill, suggested
from risk.rules import Answers
from risk.selectors import OpenTool, Result
from risk.services import completing, drafts
from slscb.core.errors import Invalid
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, SeeOther

WORK_OUT, KEEP = "work_out", "keep"
KEPT = (
    "Your answers are kept for you and nobody else. To go on, open “{title}” again: from here, or from your home page."
)


class ToolPage(FormPage):
    """What screening and assessment share. 'Work out the level' shows the result and completes nothing."""

    template_name = "risk/tool_form.html"
    form_class = ToolForm
    kind: ClassVar[AssessmentKind]

    @cached_property
    def opened(self) -> OpenTool:
        """The child and what is known already, once the page shows it. Completing shows nothing: the service asks itself."""
        return selectors.open_tool(self.actor, self.kwargs["child_id"], self.kind)

    def back(self) -> Link:
        """Back to the child."""
        child = self.opened.child
        return Link(child.full_name, reverse("cases:child-view", args=[child.public_id]))

    def initial(self) -> Mapping[str, Any]:
        """Today, and what a screening put forward that no assessment has taken up; nothing beside what was sent."""
        return {} if self.request.method == "POST" else prefill.initial(self.opened)

    def form_options(self) -> Mapping[str, Any]:
        """The version in force, whose answers these are, and what the empty form offered."""
        tool = selectors.tool_on(typed_day(self.request.POST)).rules
        agency = "" if self.request.method == "POST" else self.opened.agency_code
        return {"tool": tool, "kind": self.kind, "agency": agency, "offered": lambda: prefill.initial(self.opened)}

    def context(self, **more: Any) -> dict[str, Any]:
        """Whom it is about, what it follows, what was ticked last time, and where the level is asked for."""
        more["form"].say(prefill.notes(self.opened))
        seen = str(more["form"].data.get("contributions_seen", ""))
        known: dict[str, Any] = {"child": self.opened.child, "kind": self.kind.value, "has_draft": self.has_draft}
        known |= {"previous": prefill.before(self.opened), "screening": prefill.screened(self.opened)}
        known |= {"suggested": suggested.rows(self.opened.tool, self.opened.suggested)}
        put_forward = prefill.contributions(self.opened, seen)
        return super().context(places=self.places(), put_forward=put_forward, **known, **more)

    def places(self) -> dict[str, str]:
        """Where the level is asked for while somebody ticks, and where the draft is thrown away."""
        child_id = self.opened.child.public_id
        return {name: reverse(f"risk:{self.kind.value}-{name}", args=[child_id]) for name in ("result", "discard")}

    @property
    def has_draft(self) -> bool:
        """Whether answers of this form are kept already, as the form itself says."""
        return bool(self.request.POST.get("draft"))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What was typed before, or the empty tool."""
        draft = selectors.draft_of(self.actor, self.opened.child, self.kind)
        if draft is None:
            return self.render(form=self.form())
        form = cast("ToolForm", self.form(prefill.typed_before(draft)))
        form.forget_errors()
        return self.render(form=form, begun=prefill.begun(draft, self.opened))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep, work out or complete; each with everything wrong at once and nothing typed lost."""
        form = cast("ToolForm", self.form(request.POST))
        is_whole = form.is_valid()
        action = request.POST.get("action")
        if action == KEEP:
            return self.keep(form)
        if action == WORK_OUT:
            return self.work_out(form)
        if is_whole:
            return self.take(form)
        result = self.result_of(form)
        form.add_missing(result.faults if result else ())
        return self.render(form=form, status=422)

    def keep(self, form: ToolForm) -> HttpResponse:
        """Keep what was typed, right or wrong, and go back to the child."""
        child_id = self.kwargs["child_id"]
        drafts.keep_draft(actor=self.actor, child_id=child_id, kind=self.kind, typed=form.typed, on_purpose=True)
        self.flash(KEPT.format(title=self.page_title))
        return SeeOther(self.back().href)

    def work_out(self, form: ToolForm) -> HttpResponse:
        """The level of the answers as they stand, and what keeps a tick from counting."""
        result = self.result_of(form)
        if result is None:
            return self.render(form=form, status=422)
        form.ask_only_what_counts(result.faults)
        shown = levels.result(result.tool.rules, result.score, result.changes)
        return self.render(form=form, result=shown, status=422 if form.errors else 200)

    def result_of(self, form: ToolForm) -> Result | None:
        """The level, and what the rules have against the answers as far as they can be read; None without a tool."""
        try:
            return selectors.work_out(self.actor, self.opened.child, self.kind, form.filled_in())
        except Invalid as invalid:
            form.add_faults(invalid)
            return None

    def save(self, form: GovForm) -> str:
        """Complete the tool, end its draft and show what was made."""
        made = self.complete(cast("ToolForm", form).filled_in())
        if self.has_draft:
            drafts.forget_draft(actor=self.actor, child=made.child, kind=self.kind)
        return assessments.address(made)

    def complete(self, answers: Answers) -> Assessment:
        """Hand the answers to the service."""
        raise NotImplementedError


class ScreeningCreate(ToolPage):
    """Any agency proposes a level."""

    capability = "risk.screen"
    page_title = "Screen for sexual exploitation"
    kind = AssessmentKind.SCREENING
    submit_text = "Complete the screening"
    success_text = "The screening is complete. The team that holds the child has been told."

    def complete(self, answers: Answers) -> Assessment:
        """Complete the screening."""
        return completing.complete_screening(actor=self.actor, child_id=self.kwargs["child_id"], answers=answers)


class AssessmentCreate(ToolPage):
    """Children's Social Care sets the level."""

    capability = "risk.assess"
    page_title = "Assess the risk of sexual exploitation"
    kind = AssessmentKind.ASSESSMENT
    submit_text = "Complete the assessment"
    success_text = "The assessment is complete."

    def complete(self, answers: Answers) -> Assessment:
        """Complete the assessment, as far as the assessor has read what was put forward to it."""
        seen = self.request.POST.get("contributions_seen", "")
        return completing.complete_assessment(
            actor=self.actor,
            child_id=self.kwargs["child_id"],
            answers=answers,
            contributions_seen=int(seen) if seen.isdecimal() else None,
        )
