"""What the panel decided about a child, over HTTP."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from serac import access, selectors
from serac.api.items import DECIDES, PanelDecisionOut
from serac.choices import ClosedReason, Outcome
from serac.services import decisions
from serac.services.decisions import Decided
from slscb.core.api import ApiView, respond
from slscb.core.api.versions import IF_MATCH


class PanelDecisionIn(serializers.Serializer[Any]):
    """What the panel decided. `next_review_on` is the day of a later meeting, or null for no fixed review."""

    outcome = serializers.ChoiceField(Outcome.choices)
    discussion = serializers.CharField(max_length=10_000, required=False, allow_blank=True)
    reason = serializers.CharField(max_length=4_000, required=False, allow_blank=True)
    plan_in_place = serializers.BooleanField(required=False)
    lead_agency_agrees = serializers.BooleanField(required=False)
    closed_reason = serializers.ChoiceField(ClosedReason.choices, required=False, allow_blank=True)
    next_review_on = serializers.DateField(required=False, allow_null=True)


class DecisionApi(ApiView):
    """The decision about the child of an item: recorded once, then corrected."""

    capability = {"POST": DECIDES, "PATCH": DECIDES}

    @extend_schema(operation_id="agenda_items_decide", request=PanelDecisionIn, responses={201: PanelDecisionOut})
    def post(self, request: Request, item_id: UUID) -> Response:
        access.item_for(self.actor, item_id, DECIDES)
        decided = Decided(**self.read(PanelDecisionIn))
        made = decisions.record_decision(actor=self.actor, item_id=item_id, decided=decided)
        return respond(made, PanelDecisionOut, status=201)

    @extend_schema(
        operation_id="agenda_items_correct_decision",
        parameters=[IF_MATCH],
        request=PanelDecisionIn(partial=True),
        responses=PanelDecisionOut,
    )
    def patch(self, request: Request, item_id: UUID) -> Response:
        saved = selectors.decision_to_correct(access.item_for(self.actor, item_id, DECIDES))
        version, written = self.expected_version(), self.read(PanelDecisionIn, partial=True)
        decided = Decided(**{one.name: getattr(saved, one.name) for one in fields(Decided)} | written)
        made = decisions.record_decision(actor=self.actor, item_id=item_id, decided=decided, expected_version=version)
        return respond(made, PanelDecisionOut)
