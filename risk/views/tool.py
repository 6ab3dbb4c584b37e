"""The indicator tool: filled in, worked out without saving, and completed."""

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from risk import selectors
from risk.choices import AssessmentKind
from risk.forms import ToolForm
from risk.presenters import assessments, levels, prefill
from risk.services import completing
from slscb.core.errors import Fault, Invalid
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link

WORK_OUT = "work_out"


class ToolPage(FormPage):
    """What screening and assessment share. 'Work out the level' shows the result and keeps nothing but what was typed."""

    template_name = "risk/tool_form.html"
    form_class = ToolForm
    kind: ClassVar[AssessmentKind]

    def load(self) -> None:
        """The tool in force for this child, and what is known already."""
        self.opened = selectors.open_tool(self.actor, self.kwargs["child_id"], self.kind)

    def back(self) -> Link:
        """Back to the child."""
        child = self.opened.child
        return Link(child.full_name, reverse("cases:child-view", args=[child.public_id]))

    def initial(self) -> Mapping[str, Any]:
        """Today, and what a screening put forward that no assessment has taken up."""
        return prefill.initial(self.opened)

    def form_options(self) -> Mapping[str, Any]:
        """The version in force and whose answers these are."""
        return {"tool": self.opened.tool, "kind": self.kind, "agency": self.opened.agency_code}

    def context(self, **more: Any) -> dict[str, Any]:
        """Whom it is about, what it follows, and what was ticked last time."""
        more["form"].say(prefill.notes(self.opened))
        known = {"child": self.opened.child, "previous": prefill.before(self.opened), "kind": self.kind.value}
        return super().context(screening=prefill.screened(self.opened), **known, **more)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Work the level out, or save; either way with everything wrong at once and nothing typed lost."""
        form = cast("ToolForm", self.form(request.POST))
        is_whole = form.is_valid()
        if request.POST.get("action") == WORK_OUT:
            return self.work_out(form)
        if is_whole:
            return self.take(form)
        form.add_missing(self.faults(form))
        return self.render(form=form, status=422)

    def work_out(self, form: ToolForm) -> HttpResponse:
        """The level of the answers as they stand."""
        try:
            found = selectors.work_out(self.actor, self.opened.child, self.kind, form.filled_in())
        except Invalid as invalid:
            form.add_faults(invalid)
            return self.render(form=form, status=422)
        form.forget_errors()
        return self.render(form=form, result=levels.result(found.tool.rules, found.score, found.changes))

    def faults(self, form: ToolForm) -> tuple[Fault, ...]:
        """What the rules have against the answers as far as they can be read."""
        try:
            return selectors.work_out(self.actor, self.opened.child, self.kind, form.filled_in()).faults
        except Invalid as invalid:
            return invalid.faults


class ScreeningCreate(ToolPage):
    """Any agency proposes a level."""

    capability = "risk.screen"
    page_title = "Screen for sexual exploitation"
    kind = AssessmentKind.SCREENING
    submit_text = "Complete the screening"
    success_text = "The screening is complete. The team that holds the child has been told."

    def save(self, form: GovForm) -> str:
        """Complete the screening and show it."""
        answers = cast("ToolForm", form).filled_in()
        made = completing.complete_screening(actor=self.actor, child_id=self.opened.child.public_id, answers=answers)
        return assessments.address(made)


class AssessmentCreate(ToolPage):
    """Children's Social Care sets the level."""

    capability = "risk.assess"
    page_title = "Assess the risk of sexual exploitation"
    kind = AssessmentKind.ASSESSMENT
    submit_text = "Complete the assessment"
    success_text = "The assessment is complete."

    def save(self, form: GovForm) -> str:
        """Complete the assessment and show it."""
        answers = cast("ToolForm", form).filled_in()
        made = completing.complete_assessment(actor=self.actor, child_id=self.opened.child.public_id, answers=answers)
        return assessments.address(made)
