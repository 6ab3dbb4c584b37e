"""One assessment, the level of answers not yet saved, and a lower level that waits for somebody more senior, over HTTP."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access as cases
from risk import access, selectors
from risk.api.serializers import ReasonOut, RiskAssessmentIn, RiskAssessmentOut, answers_from
from risk.choices import AssessmentKind, Flag, Level
from risk.presenters import printing
from risk.services import approvals
from slscb.core.api import ApiView, respond
from slscb.core.api.files import FileView, file_of, files_of
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH
from slscb.core.clock import now, today

PDF = "application/pdf"


class LevelDecisionIn(serializers.Serializer[Any]):
    """Why a lower level is approved or refused."""

    reason = serializers.CharField(max_length=5_000)


class FaultOut(serializers.Serializer[Any]):
    """What stands against saving the answers."""

    path = serializers.CharField()
    message = serializers.CharField()


class WorkedOutOut(serializers.Serializer[selectors.Result]):
    """What the tool says about answers that are not saved."""

    calculated_level = serializers.ChoiceField(Level.choices, source="score.level")
    review_required = serializers.BooleanField(source="score.review_required")
    flags = serializers.ListField(child=serializers.ChoiceField(Flag.choices), source="score.flags")
    reasons = ReasonOut(many=True, source="score.reasons")
    faults = FaultOut(many=True)


class AssessmentApi(ApiView):
    """One screening or assessment with its evidence."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="risk_assessments_read", responses=RiskAssessmentOut)
    def get(self, request: Request, assessment_id: UUID) -> Response:
        opened = selectors.open_assessment(self.actor, assessment_id)
        return respond(selectors.assessment_shown(opened.assessment), RiskAssessmentOut, actor=self.actor)


class AssessmentPdfApi(FileView):
    """The same as a PDF with the name of whoever asked for it; the printing is written into the audit."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="risk_assessments_print", responses=files_of(PDF))
    def get(self, request: Request, assessment_id: UUID) -> HttpResponse:
        opened = selectors.print_assessment(self.actor, assessment_id)
        return file_of(printing.assessment_pdf(self.actor, opened, today(), now()), PDF, printing.name_of(opened))


class WorkOutApi(ApiView):
    """The level of answers as they stand, and what stands against saving them; keeps nothing."""

    capability = {"POST": "risk.screen"}

    @extend_schema(operation_id="risk_assessments_work_out", request=RiskAssessmentIn, responses=WorkedOutOut)
    def post(self, request: Request, child_id: UUID) -> Response:
        cases.child_for(self.actor, child_id, "risk.screen")
        given = self.read(RiskAssessmentIn)
        kind = AssessmentKind(given["kind"])
        child = access.child_for_tool(self.actor, child_id, kind)
        return Response(WorkedOutOut(selectors.work_out(self.actor, child, kind, answers_from(given))).data)


class ApprovalsApi(ApiView):
    """Assessments whose lower level waits for approval, the oldest first."""

    capability = {"GET": "risk.approve"}

    @extend_schema(operation_id="risk_approvals_list", parameters=PAGING, responses=page_of(RiskAssessmentOut))
    def get(self, request: Request) -> Response:
        waiting = selectors.waiting_in_full(self.actor)
        response, shown = self.page(waiting, RiskAssessmentOut, ("created_at", "pk"))
        selectors.remember_shown(self.actor, shown)
        return response


class ApproveApi(ApiView):
    """Approves a lower level: it is then the child's."""

    capability = {"POST": "risk.approve"}
    decide: ClassVar[Any] = staticmethod(approvals.approve_level)

    @extend_schema(
        operation_id="risk_assessments_approve",
        parameters=[IF_MATCH],
        request=LevelDecisionIn,
        responses=RiskAssessmentOut,
    )
    def post(self, request: Request, assessment_id: UUID) -> Response:
        return self.done(assessment_id)

    def done(self, assessment_id: UUID) -> Response:
        """Decide against the version that was read."""
        access.assessment_for(self.actor, assessment_id, "risk.approve")
        version, said = self.expected_version(), self.read(LevelDecisionIn)
        decided = self.decide(actor=self.actor, assessment_id=assessment_id, expected_version=version, **said)
        return respond(selectors.assessment_shown(decided), RiskAssessmentOut, actor=self.actor)


class RefuseApi(ApproveApi):
    """Refuses a lower level: the calculated one stays."""

    decide: ClassVar[Any] = staticmethod(approvals.refuse_level)

    @extend_schema(
        operation_id="risk_assessments_refuse",
        parameters=[IF_MATCH],
        request=LevelDecisionIn,
        responses=RiskAssessmentOut,
    )
    def post(self, request: Request, assessment_id: UUID) -> Response:
        return self.done(assessment_id)
