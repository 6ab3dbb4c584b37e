"""Episodes of care by Slough over HTTP, and what the yearly return asks besides."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, choices, selectors
from cases.models import CareEpisode, CareFacts
from cases.services import care
from cases.services.care import Placed
from slscb.core.api import ApiView, MarkedSerializer, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH

READ, WRITE = "address.view", "address.change"


def text(longest: int) -> serializers.CharField:
    """What may be left empty."""
    return serializers.CharField(max_length=longest, required=False, allow_blank=True)


class CareIn(serializers.Serializer[Any]):
    """An episode of care, as it stands or with its end."""

    began_on = serializers.DateField()
    reason_began = serializers.ChoiceField(choices.ReasonBegan.choices)
    legal_status = serializers.ChoiceField(choices.LegalStatus.choices)
    category_of_need = serializers.ChoiceField(choices.CategoryOfNeed.choices)
    placement = serializers.ChoiceField(choices.Placement.choices)
    provider = serializers.ChoiceField(choices.Provider.choices)
    home_postcode = text(8)
    placement_postcode = text(8)
    urn = text(8)
    ended_on = serializers.DateField(required=False, allow_null=True)
    reason_ended = serializers.ChoiceField(choices.ReasonEnded.choices, required=False, allow_blank=True)
    reason_placement_changed = serializers.ChoiceField(
        choices.ReasonPlacementChanged.choices, required=False, allow_blank=True
    )


class BeginCareIn(CareIn):
    """A new episode, and why the placement of one that it ends has changed."""

    why_moved = serializers.ChoiceField(
        choices.ReasonPlacementChanged.choices, required=False, allow_blank=True, default=""
    )


class CareOut(MarkedSerializer, serializers.Serializer[CareEpisode]):
    """An episode of care."""

    id = serializers.UUIDField(source="public_id")
    began_on = serializers.DateField()
    reason_began = serializers.CharField()
    legal_status = serializers.CharField()
    category_of_need = serializers.CharField()
    placement = serializers.CharField(required=False)
    provider = serializers.CharField(required=False)
    home_postcode = serializers.CharField(required=False)
    placement_postcode = serializers.CharField(required=False)
    urn = serializers.CharField(required=False)
    ended_on = serializers.DateField(allow_null=True)
    reason_ended = serializers.CharField()
    reason_placement_changed = serializers.CharField()
    version = serializers.IntegerField()


class CareFactsIn(serializers.Serializer[Any]):
    """What the yearly return asks besides; what is not sent stays."""

    upn_unknown = serializers.ChoiceField(choices.UpnUnknown.choices, required=False, allow_blank=True)
    is_mother = serializers.BooleanField(required=False, allow_null=True)
    own_child_born_on = serializers.DateField(required=False, allow_null=True)


class CareFactsOut(serializers.Serializer[CareFacts]):
    """What the yearly return asks besides. The version is 0 where nothing is on record."""

    upn_unknown = serializers.CharField()
    is_mother = serializers.BooleanField(allow_null=True)
    own_child_born_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class CareApi(ApiView):
    """The episodes of care of one child, the newest first. Each showing is written into the audit by itself."""

    capability = {"GET": READ, "POST": WRITE}

    @extend_schema(operation_id="care_list", parameters=PAGING, responses=page_of(CareOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page_as_it_is(selectors.show_care(self.actor, child_id).episodes, CareOut)

    @extend_schema(operation_id="care_begin", request=BeginCareIn, responses={201: CareOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, WRITE)
        written = self.read(BeginCareIn)
        why = written.pop("why_moved")
        begun = care.begin_care(actor=self.actor, child_id=child_id, placed=Placed(**written), why_moved=why)
        return respond(begun, CareOut, status=201, actor=self.actor)


class CareEpisodeApi(ApiView):
    """Corrects an episode of care, or writes down when and why it ended; what is not sent stays."""

    capability = {"PATCH": WRITE}

    @extend_schema(operation_id="care_correct", parameters=[IF_MATCH], request=CareIn(partial=True), responses=CareOut)
    def patch(self, request: Request, care_id: UUID) -> Response:
        saved = access.care_for(self.actor, care_id, WRITE)
        version, written = self.expected_version(), self.read(CareIn, partial=True)
        placed = Placed(**{one.name: getattr(saved, one.name) for one in fields(Placed)} | written)
        corrected = care.correct_care(actor=self.actor, care_id=care_id, placed=placed, expected_version=version)
        return respond(corrected, CareOut, actor=self.actor)


class CareFactsApi(ApiView):
    """What the yearly return asks of one child besides."""

    capability = {"GET": READ, "PATCH": WRITE}

    @extend_schema(operation_id="care_facts_read", responses=CareFactsOut)
    def get(self, request: Request, child_id: UUID) -> Response:
        shown = selectors.show_care(self.actor, child_id)
        return respond(shown.facts or CareFacts(child=shown.child, version=0), CareFactsOut)

    @extend_schema(operation_id="care_facts_change", parameters=[IF_MATCH], request=CareFactsIn, responses=CareFactsOut)
    def patch(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, WRITE)
        version, facts = self.expected_version(), self.read(CareFactsIn)
        saved = care.record_facts(actor=self.actor, child_id=child_id, facts=facts, expected_version=version)
        return respond(saved, CareFactsOut)
