"""How a child is protected, over HTTP: one person proposes, another decides, as on the pages."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, selectors
from cases.api.holders import PersonOut
from cases.choices import ProposalState, Protection
from cases.models import ProtectionChange
from cases.services import protection
from slscb.core.api import ApiView, respond
from slscb.core.api.fields import IdField
from slscb.core.api.schema import PAGING, page_of

RIGHT = "child.protect"


class ProposalIn(serializers.Serializer[Any]):
    """How the record should be protected, why, and whom the others are to ring where it is restricted."""

    after = serializers.ChoiceField(Protection.choices)
    reason = serializers.CharField(max_length=250)
    ring = serializers.CharField(max_length=150, required=False, allow_blank=True)


class ApprovalIn(serializers.Serializer[Any]):
    """Whether what another person proposed is approved."""

    approved = serializers.BooleanField()


class NamedIn(serializers.Serializer[Any]):
    """The id of a person."""

    user = IdField(selectors.people_who_may_see)


class NamedField(IdField):
    """One of those who are named."""

    def get_queryset(self) -> "QuerySet[Any]":
        """Of the child in hand; the description needs none."""
        child = self.context.get("child")
        return selectors.people_taken_off(child) if child else selectors.people_who_may_see()


class UnnamedIn(serializers.Serializer[Any]):
    """The id of a person who is named."""

    user = NamedField()


class ProtectionChangeOut(serializers.Serializer[ProtectionChange]):
    """What was proposed and decided, by whom and why."""

    id = serializers.UUIDField(source="public_id")
    child_id = serializers.UUIDField(source="child.public_id")
    before = serializers.ChoiceField(Protection.choices)
    after = serializers.ChoiceField(Protection.choices)
    reason = serializers.CharField()
    ring = serializers.CharField()
    state = serializers.ChoiceField(ProposalState.choices)
    proposed_by = serializers.CharField()
    decided_by = serializers.CharField(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class ProtectionOut(serializers.Serializer[selectors.ProtectionPage]):
    """How a child is protected, what waits, what was decided, and who is named."""

    protection = serializers.ChoiceField(Protection.choices, source="child.protection")
    waiting = ProtectionChangeOut(allow_null=True)
    changes = ProtectionChangeOut(many=True)
    named = serializers.SerializerMethodField()

    def get_named(self, opened: selectors.ProtectionPage) -> list[str]:
        """Those whose own grants let them see the child."""
        return [str(grant.user) for grant in opened.named]


class ProtectionApi(ApiView):
    """How one child is protected."""

    capability = {"GET": RIGHT, "POST": RIGHT}

    @extend_schema(operation_id="protection_read", responses=ProtectionOut)
    def get(self, request: Request, child_id: UUID) -> Response:
        return Response(ProtectionOut(selectors.protection_of(self.actor, child_id)).data)

    @extend_schema(operation_id="protection_propose", request=ProposalIn, responses={201: ProtectionChangeOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, RIGHT)
        proposal = protection.Proposal(**self.read(ProposalIn))
        made = protection.propose(actor=self.actor, child_id=child_id, proposal=proposal)
        return respond(made, ProtectionChangeOut, status=201)


class ProtectionDecideApi(ApiView):
    """Approves or refuses what another person proposed."""

    capability = {"POST": RIGHT}

    @extend_schema(operation_id="protection_decide", request=ApprovalIn, responses=ProtectionChangeOut)
    def post(self, request: Request, change_id: UUID) -> Response:
        access.protection_change_for(self.actor, change_id)
        decided = protection.decide(actor=self.actor, change_id=change_id, **self.read(ApprovalIn))
        return respond(decided, ProtectionChangeOut)


class PersonNameApi(ApiView):
    """Names a person on a protected record."""

    capability = {"POST": RIGHT}

    @extend_schema(operation_id="protection_name", request=NamedIn, responses={204: None})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, RIGHT)
        protection.name_person(actor=self.actor, child_id=child_id, **self.read(NamedIn))
        return Response(status=204)


class PersonUnnameApi(ApiView):
    """Takes a person off a protected record."""

    capability = {"POST": RIGHT}

    @extend_schema(operation_id="protection_unname", request=UnnamedIn, responses={204: None})
    def post(self, request: Request, child_id: UUID) -> Response:
        child = access.child_for(self.actor, child_id, RIGHT)
        chosen = self.read(UnnamedIn, context={"child": child})
        protection.unname_person(actor=self.actor, child_id=child_id, **chosen)
        return Response(status=204)


class PeopleWhoMaySeeApi(ApiView):
    """Those with whom a record can be shared, and who can be named on one or kept from it."""

    capability = {"GET": "share.give"}

    @extend_schema(operation_id="people_who_may_see_list", parameters=PAGING, responses=page_of(PersonOut))
    def get(self, request: Request) -> Response:
        return self.page_as_it_is(selectors.people_who_may_see(), PersonOut)
