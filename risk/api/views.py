"""Assessments over HTTP: the same selectors and services as the pages.

A write asks for access before it reads the body: what a person may not see is not there, whatever they send.
"""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access as cases
from risk import access, selectors
from risk.api.serializers import InstrumentOut, RiskAssessmentIn, RiskAssessmentOut, answers_from
from risk.choices import AssessmentKind
from risk.services import completing
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.policy import SIGNED_IN


class InstrumentsApi(ApiView):
    """The versions of the risk indicator tool that were switched on, the newest first; they hold nothing about children."""

    capability = {"GET": SIGNED_IN}

    @extend_schema(operation_id="risk_instruments_list", parameters=PAGING, responses=page_of(InstrumentOut))
    def get(self, request: Request) -> Response:
        return self.page(selectors.switched_on(), InstrumentOut, ("-in_force_from", "-pk"))[0]


class InstrumentApi(ApiView):
    """One version with the whole definition, as `score_risk --tool` takes it."""

    capability = {"GET": SIGNED_IN}

    @extend_schema(operation_id="risk_instruments_read", responses=InstrumentOut)
    def get(self, request: Request, instrument_id: UUID) -> Response:
        return respond(selectors.instrument(instrument_id), InstrumentOut)


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
        filled_in: dict[str, Any] = {"actor": self.actor, "child_id": child_id, "answers": answers_from(given)}
        if given["kind"] == AssessmentKind.SCREENING:
            made = completing.complete_screening(**filled_in)
        else:
            seen = given.get("contributions_seen")
            made = completing.complete_assessment(**filled_in, contributions_seen=seen)
        return respond(selectors.assessment_shown(made), RiskAssessmentOut, status=201, actor=self.actor)
