"""Children at MEDIUM and HIGH, and the responses called for, over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from risk import access, selectors
from risk.choices import Level, ResponseKind, ResponseStatus
from risk.models import RequiredResponse
from risk.services import responses
from slscb.core.api import ApiView, SlicePages, data_of, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH

LEVELS = [Level.HIGH.value, Level.MEDIUM.value]
STARTED = [ResponseStatus.NOT_STARTED.value, ResponseStatus.ACKNOWLEDGED.value, ResponseStatus.DONE.value]
LEVEL = OpenApiParameter("level", OpenApiTypes.STR, many=True, enum=LEVELS, description="Both unless told")
RESPONSE = OpenApiParameter(
    "response", OpenApiTypes.STR, many=True, enum=STARTED, description="How far the police response is; any unless told"
)

NEW = OpenApiParameter("newly_raised", OpenApiTypes.BOOL, description="Only those raised within 28 days")


class StandingResponseOut(serializers.Serializer[RequiredResponse]):
    """What a level calls for from an agency, who owns it, and what came of it."""

    id = serializers.UUIDField(source="public_id")
    kind = serializers.ChoiceField(ResponseKind.choices, source="response_kind")
    agency = serializers.CharField(source="agency.code")
    owner = serializers.CharField(allow_null=True)
    due_on = serializers.DateField()
    status = serializers.ChoiceField(ResponseStatus.choices)
    acknowledged_at = serializers.DateTimeField(allow_null=True)
    done_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.CharField()
    version = serializers.IntegerField()


class RequiredResponseOut(StandingResponseOut):
    """The same with the child and the assessment that it is about."""

    child_id = serializers.UUIDField(source="child.public_id")
    risk_assessment_id = serializers.UUIDField(source="assessment.public_id")


class FlaggedOut(serializers.Serializer[selectors.Flagged]):
    """A child at MEDIUM or HIGH with the assessment in force and the police response it calls for; or with H01 ticked."""

    child_id = serializers.UUIDField(source="child.public_id")
    child_reference = serializers.CharField(source="child.reference")
    risk_assessment_id = serializers.UUIDField(source="assessment.public_id")
    level = serializers.ChoiceField(Level.choices, source="assessment.final_level")
    assessed_on = serializers.DateField(source="assessment.assessed_on")
    review_due_on = serializers.DateField(source="child.review_due_on", allow_null=True)
    newly_raised = serializers.SerializerMethodField()
    police_response = StandingResponseOut(source="police", allow_null=True)

    def get_newly_raised(self, one: selectors.Flagged) -> bool:
        """Whether the assessment raised the level within the last 28 days."""
        return selectors.is_newly_raised(one.assessment)


class FlaggedIn(serializers.Serializer[Any]):
    """What is asked of the list."""

    level = serializers.MultipleChoiceField(choices=LEVELS, required=False)
    response = serializers.MultipleChoiceField(choices=STARTED, required=False)
    newly_raised = serializers.BooleanField(required=False, default=False)


class OutcomeIn(serializers.Serializer[Any]):
    """What was done, and what came of it."""

    outcome = serializers.CharField(max_length=5_000)


class FlaggedApi(ApiView):
    """Children at MEDIUM and HIGH, or with H01 ticked, whom the user sees; those whose police response waits come first."""

    capability = {"GET": "risk.flagged"}

    @extend_schema(
        operation_id="flagged_children_list", parameters=[LEVEL, RESPONSE, NEW, *PAGING], responses=page_of(FlaggedOut)
    )
    def get(self, request: Request) -> Response:
        asked = self.asked(FlaggedIn)
        chosen = {"levels": sorted(asked["level"]), "responses": sorted(asked["response"])}
        found = selectors.flagged(self.actor, **chosen, newly_raised=asked["newly_raised"])
        pages = SlicePages()
        shown = selectors.flagged_details(self.actor, pages.paginate_queryset(found, request))
        return pages.get_paginated_response(data_of(shown, FlaggedOut))


class ChildResponsesApi(ApiView):
    """What one child's levels called for, the newest first."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="required_responses_list", parameters=PAGING, responses=page_of(RequiredResponseOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page(selectors.responses_of(self.actor, child_id), RequiredResponseOut, ("-created_at", "-pk"))[0]


class ResponseApi(ApiView):
    """One response of one's own agency."""

    capability = {"GET": "risk.respond"}

    @extend_schema(operation_id="required_responses_read", responses=RequiredResponseOut)
    def get(self, request: Request, response_id: UUID) -> Response:
        return respond(selectors.show_response(self.actor, response_id), RequiredResponseOut)


class AcknowledgeApi(ApiView):
    """Takes a response on; whoever does so owns it. Doing it twice changes nothing."""

    capability = {"POST": "risk.respond"}

    @extend_schema(operation_id="required_responses_acknowledge", request=None, responses=RequiredResponseOut)
    def post(self, request: Request, response_id: UUID) -> Response:
        return respond(responses.acknowledge(actor=self.actor, response_id=response_id), RequiredResponseOut)


class ResponseCompleteApi(ApiView):
    """Says what came of a response."""

    capability = {"POST": "risk.respond"}

    @extend_schema(
        operation_id="required_responses_complete",
        parameters=[IF_MATCH],
        request=OutcomeIn,
        responses=RequiredResponseOut,
    )
    def post(self, request: Request, response_id: UUID) -> Response:
        access.response_for(self.actor, response_id)
        version, said = self.expected_version(), self.read(OutcomeIn)
        done = responses.complete(actor=self.actor, response_id=response_id, expected_version=version, **said)
        return respond(done, RequiredResponseOut)
