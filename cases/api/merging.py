"""Two records of one child, over HTTP: one person proposes, another decides, either takes them apart, as on the pages."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, selectors
from cases.choices.merging import MergeState
from cases.models import Merge
from cases.rules.merging import DETAILS, WHOLES
from cases.selectors import MergePage
from cases.services import merging
from slscb.core.api import ApiView, respond

RIGHT = "child.merge"


class MergeIn(serializers.Serializer[Any]):
    """The record that becomes part of this one, the details of which its value counts, and why."""

    other_id = serializers.UUIDField()
    reason = serializers.CharField(max_length=250)
    takes = serializers.ListField(child=serializers.ChoiceField([*DETAILS, *WHOLES]), required=False)


class MergeDecisionIn(serializers.Serializer[Any]):
    """Whether what another person proposed is approved."""

    approved = serializers.BooleanField()


class UndoIn(serializers.Serializer[Any]):
    """Why the two are taken apart."""

    reason = serializers.CharField(max_length=250)


class MergeOut(serializers.Serializer[Merge]):
    """How a merge stands."""

    id = serializers.UUIDField(source="public_id")
    child_id = serializers.UUIDField(source="child.public_id")
    state = serializers.ChoiceField(MergeState.choices)
    reason = serializers.CharField()
    takes = serializers.ListField(child=serializers.CharField())
    proposed_by = serializers.CharField()
    decided_by = serializers.CharField(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    undone_by = serializers.CharField(allow_null=True)
    undone_at = serializers.DateTimeField(allow_null=True)
    undone_reason = serializers.CharField()
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class WrittenOut(serializers.Serializer[Any]):
    """A record that was written after the merge and stays with the kept one."""

    kind = serializers.CharField()
    at = serializers.DateTimeField()
    id = serializers.UUIDField(source="public_id", allow_null=True)


class MergePageOut(serializers.Serializer[MergePage]):
    """A merge with the other record's reference, and what was written since."""

    merge = MergeOut()
    other_reference = serializers.CharField()
    written_since = WrittenOut(many=True, source="since")


class MergesApi(ApiView):
    """Proposes a merge into one child's record."""

    capability = {"POST": RIGHT}

    @extend_schema(operation_id="merge_propose", request=MergeIn, responses={201: MergeOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, RIGHT)
        proposal = merging.Proposal(**self.read(MergeIn))
        made = merging.propose(actor=self.actor, child_id=child_id, proposal=proposal)
        return respond(made, MergeOut, status=201)


class MergeApi(ApiView):
    """One merge."""

    capability = {"GET": RIGHT}

    @extend_schema(operation_id="merge_read", responses=MergePageOut)
    def get(self, request: Request, merge_id: UUID) -> Response:
        return Response(MergePageOut(selectors.open_merge(self.actor, merge_id)).data)


class MergeDecideApi(ApiView):
    """Approves or refuses what another person proposed."""

    capability = {"POST": RIGHT}

    @extend_schema(operation_id="merge_decide", request=MergeDecisionIn, responses=MergeOut)
    def post(self, request: Request, merge_id: UUID) -> Response:
        access.merge_for(self.actor, merge_id)
        decided = merging.decide(actor=self.actor, merge_id=merge_id, **self.read(MergeDecisionIn))
        return respond(decided, MergeOut)


class MergeUndoApi(ApiView):
    """Takes two merged records apart."""

    capability = {"POST": RIGHT}

    @extend_schema(operation_id="merge_undo", request=UndoIn, responses=MergeOut)
    def post(self, request: Request, merge_id: UUID) -> Response:
        access.merge_for(self.actor, merge_id)
        return respond(merging.undo(actor=self.actor, merge_id=merge_id, **self.read(UndoIn)), MergeOut)
