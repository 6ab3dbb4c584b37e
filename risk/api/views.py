"""Assessments over HTTP: the same selectors and services as the pages.

A write asks for access before it reads the body: what a person may not see is not there, whatever they send.
"""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access as cases
from risk import access, selectors
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
        cases.child_for(self.actor, child_id, "risk.screen")
        access.child_for_tool(
            self.actor, child_id, AssessmentKind.SCREENING
        )  # who does not see the child learns nothing
        given = self.read(RiskAssessmentIn)
        screens = given["kind"] == AssessmentKind.SCREENING
        complete = completing.complete_screening if screens else completing.complete_assessment
        made = complete(actor=self.actor, child_id=child_id, answers=answers_from(given))
        return respond(selectors.assessment_shown(made), RiskAssessmentOut, status=201)
