"""Sharing a child's record for a time, and reviewing emergencies, over HTTP. Nobody breaks the glass here: docs/adr/0037."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, selectors
from cases.choices.sharing import EmergencyOutcome
from cases.models import EmergencyAccess, Share
from cases.services import emergencies, sharing
from slscb.core.api import ApiView, respond
from slscb.core.api.fields import IdField
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH

RIGHT, REVIEW = "share.give", "emergency.review"
STATE = OpenApiParameter(
    "state", OpenApiTypes.STR, enum=["open", "reviewed", "all"], description="Those that wait unless told"
)


class ShareIn(serializers.Serializer[Any]):
    """With whom a record is shared, what for, and from which moment until which; at once unless told."""

    user = IdField(selectors.people_to_share_with)
    purpose = serializers.CharField(max_length=250)
    since = serializers.DateTimeField(required=False)
    until = serializers.DateTimeField()


class ShareOut(serializers.Serializer[Share]):
    """A share, and whether it was ended early."""

    id = serializers.UUIDField(source="public_id")
    child_id = serializers.UUIDField(source="child.public_id")
    user = serializers.CharField()
    purpose = serializers.CharField()
    since = serializers.DateTimeField()
    until = serializers.DateTimeField()
    given_by = serializers.CharField()
    ended_by = serializers.CharField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class EmergenciesIn(serializers.Serializer[Any]):
    """What is asked of the list of emergencies."""

    state = serializers.ChoiceField(["open", "reviewed", "all"], required=False, default="open")


class ReviewIn(serializers.Serializer[Any]):
    """Whether an emergency was justified, without case facts."""

    outcome = serializers.ChoiceField(EmergencyOutcome.choices)
    words = serializers.CharField(max_length=500)


class EmergencyOut(serializers.Serializer[EmergencyAccess]):
    """A record opened in an emergency: the child's reference and the reason that was written."""

    id = serializers.UUIDField(source="public_id")
    who = serializers.CharField(source="user")
    child_reference = serializers.CharField(source="reference", allow_null=True)
    reason = serializers.CharField()
    opened_at = serializers.DateTimeField()
    until = serializers.DateTimeField()
    outcome = serializers.CharField()
    words = serializers.CharField()
    reviewed_by = serializers.CharField(allow_null=True)
    reviewed_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()


class SharesApi(ApiView):
    """What of a child's record was shared with whom, the newest first."""

    capability = {"GET": "child.view", "POST": RIGHT}

    @extend_schema(operation_id="shares_list", parameters=PAGING, responses=page_of(ShareOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page(selectors.shares_of(self.actor, child_id), ShareOut, ("-since", "-pk"))[0]

    @extend_schema(operation_id="shares_create", request=ShareIn, responses={201: ShareOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_to_share(self.actor, child_id)
        made = sharing.give(actor=self.actor, child_id=child_id, **self.read(ShareIn))
        return respond(made, ShareOut, status=201)


class ShareEndApi(ApiView):
    """Ends a share early."""

    capability = {"POST": RIGHT}

    @extend_schema(operation_id="shares_end", request=None, responses=ShareOut)
    def post(self, request: Request, share_id: UUID) -> Response:
        return respond(sharing.end(actor=self.actor, share_id=share_id), ShareOut)


class EmergenciesApi(ApiView):
    """Records opened in an emergency that wait for a review, or all; never one's own."""

    capability = {"GET": REVIEW}

    @extend_schema(operation_id="emergencies_list", parameters=[STATE, *PAGING], responses=page_of(EmergencyOut))
    def get(self, request: Request) -> Response:
        asked = self.asked(EmergenciesIn)["state"]
        found = selectors.emergencies(self.actor, "" if asked == "all" else asked)
        return self.page(found, EmergencyOut, ("-opened_at", "-pk"))[0]


class EmergencyApi(ApiView):
    """One emergency, and its review by somebody else."""

    capability = {"GET": REVIEW, "PATCH": REVIEW}

    @extend_schema(operation_id="emergencies_read", responses=EmergencyOut)
    def get(self, request: Request, emergency_id: UUID) -> Response:
        return respond(selectors.open_emergency(self.actor, emergency_id), EmergencyOut)

    @extend_schema(operation_id="emergencies_review", parameters=[IF_MATCH], request=ReviewIn, responses=EmergencyOut)
    def patch(self, request: Request, emergency_id: UUID) -> Response:
        access.emergency_for(self.actor, emergency_id)
        version, written = self.expected_version(), self.read(ReviewIn)
        found = emergencies.review(actor=self.actor, emergency_id=emergency_id, expected_version=version, **written)
        return respond(found, EmergencyOut)
