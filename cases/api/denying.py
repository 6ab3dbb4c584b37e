"""The deny-list of a child, and numbers that two records have, over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, selectors
from cases.api.protecting import RIGHT, ApprovalIn, NamedIn
from cases.choices import NumberKind
from cases.models import Denial, NumberClash
from cases.services import denials, numbers
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH


class WhyIn(serializers.Serializer[Any]):
    """Why."""

    reason = serializers.CharField(max_length=250)


class DenialIn(NamedIn, WhyIn):
    """The id of a person, and why they must not see the child."""


class SettleIn(serializers.Serializer[Any]):
    """What came of comparing two records."""

    outcome = serializers.CharField(max_length=250)


class DenialOut(serializers.Serializer[Denial]):
    """A person who must not see a child, and how far its end has come."""

    id = serializers.UUIDField(source="public_id")
    user = serializers.CharField()
    reason = serializers.CharField()
    denied_by = serializers.CharField()
    end_reason = serializers.CharField()
    end_proposed_by = serializers.CharField(allow_null=True)
    ended_by = serializers.CharField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class ClashOut(serializers.Serializer[NumberClash]):
    """A number that a second record has; of that only the reference, and none where it is sealed."""

    id = serializers.UUIDField(source="public_id")
    child_id = serializers.UUIDField(source="child.public_id")
    child_reference = serializers.CharField(source="child.reference")
    other_reference = serializers.CharField(allow_null=True, default=None)
    number = serializers.ChoiceField(NumberKind.choices, source="number_kind")
    settled_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.CharField()
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class DenialsApi(ApiView):
    """Who must not see one child, whatever they were granted."""

    capability = {"GET": RIGHT, "POST": RIGHT}

    @extend_schema(operation_id="denials_list", parameters=PAGING, responses=page_of(DenialOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page_as_it_is(selectors.deny_list(self.actor, child_id)[1], DenialOut)

    @extend_schema(operation_id="denials_create", request=DenialIn, responses={201: DenialOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, RIGHT)
        made = denials.deny(actor=self.actor, child_id=child_id, **self.read(DenialIn))
        return respond(made, DenialOut, status=201)


class DenialEndApi(ApiView):
    """Proposes that a denial end."""

    capability = {"POST": RIGHT}

    @extend_schema(operation_id="denials_end", request=WhyIn, responses=DenialOut)
    def post(self, request: Request, denial_id: UUID) -> Response:
        access.denial_for(self.actor, denial_id)
        return respond(denials.propose_end(actor=self.actor, denial_id=denial_id, **self.read(WhyIn)), DenialOut)


class DenialDecideApi(ApiView):
    """Agrees with the end that another person proposed, or keeps the denial."""

    capability = {"POST": RIGHT}

    @extend_schema(operation_id="denials_decide", request=ApprovalIn, responses=DenialOut)
    def post(self, request: Request, denial_id: UUID) -> Response:
        access.denial_for(self.actor, denial_id)
        return respond(denials.decide_end(actor=self.actor, denial_id=denial_id, **self.read(ApprovalIn)), DenialOut)


class ClashesApi(ApiView):
    """Numbers that two records have and that wait to be compared, the oldest first."""

    capability = {"GET": RIGHT}

    @extend_schema(operation_id="number_clashes_list", parameters=PAGING, responses=page_of(ClashOut))
    def get(self, request: Request) -> Response:
        response, shown = self.page(selectors.clashes_waiting(self.actor), ClashOut, ("created_at", "pk"))
        selectors.remember_listed(self.actor, [clash.child for clash in shown])
        return response


class ClashSettleApi(ApiView):
    """Writes down what came of comparing the two records."""

    capability = {"POST": RIGHT}

    @extend_schema(operation_id="number_clashes_settle", parameters=[IF_MATCH], request=SettleIn, responses=ClashOut)
    def post(self, request: Request, clash_id: UUID) -> Response:
        access.clash_for(self.actor, clash_id)
        version, written = self.expected_version(), self.read(SettleIn)
        settled = numbers.settle_clash(actor=self.actor, clash_id=clash_id, expected_version=version, **written)
        return respond(settled, ClashOut)
