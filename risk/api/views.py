"""Assessments over HTTP: the same selectors and services as the pages."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from risk import selectors
from risk.api.serializers import RiskAssessmentIn, RiskAssessmentOut, answers_from
from risk.choices import AssessmentKind
from risk.services import completing
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of


class RiskAssessmentsApi(ApiView):
    """A child's screenings and assessments, the newest first."""

    capability = {"GET": "child.view", "POST": "risk.screen"}

    @extend_schema(operation_id="risk_assessments_list", parameters=PAGING, responses=page_of(RiskAssessmentOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        made = selectors.assessments_of(self.actor, child_id)
        return self.page(made, RiskAssessmentOut, ("-assessed_on", "-pk"))[0]

    @extend_schema(operation_id="risk_assessments_create", request=RiskAssessmentIn, responses={201: RiskAssessmentOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        given = self.read(RiskAssessmentIn)
        screens = given["kind"] == AssessmentKind.SCREENING
        complete = completing.complete_screening if screens else completing.complete_assessment
        made = complete(actor=self.actor, child_id=child_id, answers=answers_from(given))
        return respond(selectors.assessment_shown(made), RiskAssessmentOut, status=201)
