"""While the tool is being filled in: the level after every tick, and the draft kept or thrown away."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases.models import Child
from risk import access, selectors
from risk.choices import AssessmentKind
from risk.forms import ToolForm, typed_day
from risk.presenters import levels
from risk.services import drafts
from slscb.core.clock import now
from slscb.core.errors import Invalid
from slscb.core.forms import GovForm
from slscb.core.pages import ConfirmPage, Link, Page
from slscb.core.words import time_words


class ResultShow(Page):
    """A part of the tool's page, asked for while somebody ticks: the level of the answers as they stand.

    It shows nothing of the child, only what the sender has just sent; what it keeps is the sender's own draft.
    """

    http_method_names = ["post"]
    template_name = "risk/_live.html"
    kind: ClassVar[AssessmentKind]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the draft once anything was typed, and work the level out."""
        tool = selectors.tool_on(typed_day(request.POST)).rules
        form = ToolForm(request.POST, tool=tool, kind=self.kind)
        form.is_valid()
        keeps = bool(request.POST.get("draft"))
        child = self.keep(form) if keeps else access.child_for_tool(self.actor, kwargs["child_id"], self.kind)
        kept = f"Kept as a draft at {time_words(now())}" if keeps else ""
        return self.render(kept=kept, **self.worked_out(child, form))

    def keep(self, form: ToolForm) -> Child:
        """The draft as it stands now."""
        child_id = self.kwargs["child_id"]
        return drafts.keep_draft(actor=self.actor, child_id=child_id, kind=self.kind, typed=form.typed)

    def worked_out(self, child: Child, form: ToolForm) -> dict[str, Any]:
        """The result in words, or why there is none."""
        try:
            found = selectors.work_out(self.actor, child, self.kind, form.filled_in())
        except Invalid as invalid:
            return {"faults": [fault.message for fault in invalid.faults]}
        return {"result": levels.result(found.tool.rules, found.score, found.changes)}


class ScreeningResult(ResultShow):
    """The level while screening."""

    capability = "risk.screen"
    kind = AssessmentKind.SCREENING


class AssessmentResult(ResultShow):
    """The level while assessing."""

    capability = "risk.assess"
    kind = AssessmentKind.ASSESSMENT


class DraftDiscard(ConfirmPage):
    """Asks before what somebody began is thrown away."""

    question = "Throw your answers away?"
    consequences = "What you have ticked and typed is gone, and the tool starts empty. Completed ones are not touched."
    submit_text = "Throw them away"
    cancel_text = "Keep them"
    success_text = "Your answers are thrown away."
    is_destructive = True
    kind: ClassVar[AssessmentKind]

    def load(self) -> None:
        """The child whom it is about."""
        self.child = access.child_for_tool(self.actor, self.kwargs["child_id"], self.kind)

    def back(self) -> Link:
        """Back to the tool."""
        return Link("Back to your answers", reverse(f"risk:{self.kind.value}-create", args=[self.child.public_id]))

    def save(self, form: GovForm) -> str:
        """Throw the draft away and open the empty tool."""
        drafts.discard_draft(actor=self.actor, child_id=self.child.public_id, kind=self.kind)
        return self.back().href


class ScreeningDiscard(DraftDiscard):
    """Throws a screening's draft away."""

    capability = "risk.screen"
    kind = AssessmentKind.SCREENING


class AssessmentDiscard(DraftDiscard):
    """Throws an assessment's draft away."""

    capability = "risk.assess"
    kind = AssessmentKind.ASSESSMENT
