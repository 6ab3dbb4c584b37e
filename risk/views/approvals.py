"""Lower levels that wait for somebody more senior."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from risk import access, selectors
from risk.choices import AssessmentStatus
from risk.forms import DecisionForm
from risk.models import Assessment
from risk.presenters import assessments, lists
from risk.services import approvals
from slscb.core.clock import today
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, ListPage


class ApprovalList(ListPage):
    """What waits for approval, the oldest first."""

    capability = "risk.approve"
    template_name = "risk/approval_list.html"
    page_title, noun = "Levels waiting for approval", "assessment"
    empty_text = "Nothing waits for your approval."

    def items(self, filters: Mapping[str, Any]) -> Any:
        """Of the children whom the person sees."""
        return selectors.waiting_for_approval(self.actor)

    def rows(self, items: Any) -> Any:
        """As a table; whom it shows is written into the audit."""
        selectors.remember_shown(self.actor, items)
        return lists.waiting_table(items)


class ApprovalDecide(FormPage):
    """Approves or refuses a lower level."""

    capability = "risk.approve"
    template_name = "risk/approval_decide.html"
    page_title = "Approve a lower level"
    form_class = DecisionForm
    submit_text = "Record the decision"
    success_text = "Your decision is recorded and the assessor has been told."
    assessment: Assessment

    def load(self) -> None:
        """The assessment, for somebody who may approve."""
        self.assessment = access.assessment_for(self.actor, self.kwargs["assessment_id"], "risk.approve")

    def subject(self) -> Record:
        """The assessment."""
        return self.assessment

    def back(self) -> Link:
        """Back to the list of approvals."""
        return Link("Approvals", reverse("risk:approval-list"))

    def initial(self) -> Mapping[str, Any]:
        """The version that is decided on."""
        return {"version": self.assessment.version}

    def context(self, **more: Any) -> dict[str, Any]:
        """What was asked for and why."""
        one = self.assessment
        return super().context(
            assessment=one,
            facts=assessments.facts(one, today()),
            requested=assessments.asked_for(one),
            is_waiting=one.status == AssessmentStatus.AWAITING_APPROVAL,
            assessment_href=assessments.address(one),
            **more,
        )

    def save(self, form: GovForm) -> str:
        """Record the decision and show the assessment."""
        decide = approvals.approve_level if form.cleaned_data["decision"] == "approve" else approvals.refuse_level
        decide(
            actor=self.actor,
            assessment_id=self.assessment.public_id,
            reason=form.cleaned_data["reason"],
            expected_version=form.cleaned_data["version"],
        )
        return assessments.address(self.assessment)
