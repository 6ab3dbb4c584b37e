"""The people in a child's life over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, selectors
from cases.choices import RelationshipKind
from cases.models import Relationship
from cases.services import notes
from slscb.core.api import ApiView, MarkedSerializer, respond
from slscb.core.api.schema import PAGING, page_of


class RelationshipIn(serializers.Serializer[Any]):
    """A person named in words, or another child on record by her id: one of the two."""

    kind = serializers.ChoiceField(RelationshipKind.choices)
    person_name = serializers.CharField(max_length=150, required=False, allow_blank=True)
    other_child_id = serializers.UUIDField(required=False, allow_null=True)
    contact = serializers.CharField(max_length=150, required=False, allow_blank=True)
    parental_responsibility = serializers.BooleanField(required=False)


class RelationshipOut(MarkedSerializer, serializers.Serializer[Relationship]):
    """A person in a child's life. How to reach them is left out for whoever has no right to addresses."""

    id = serializers.UUIDField(source="public_id")
    kind = serializers.ChoiceField(RelationshipKind.choices, source="relationship_kind")
    person_name = serializers.CharField()
    other_child_id = serializers.UUIDField(source="other_child.public_id", allow_null=True, default=None)
    other_child_reference = serializers.CharField(source="other_child.reference", allow_null=True, default=None)
    contact = serializers.CharField(required=False)
    parental_responsibility = serializers.BooleanField()
    version = serializers.IntegerField()


class PeopleApi(ApiView):
    """The people in one child's life. A person of concern is not there for whoever has no right to suspects."""

    capability = {"GET": "child.view", "POST": "child.change"}

    @extend_schema(operation_id="people_list", parameters=PAGING, responses=page_of(RelationshipOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page_as_it_is(selectors.people_shown(self.actor, child_id), RelationshipOut)

    @extend_schema(operation_id="people_create", request=RelationshipIn, responses={201: RelationshipOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, "child.change")
        written = self.read(RelationshipIn)
        kind = written.pop("kind")
        made = notes.add_relationship(actor=self.actor, child_id=child_id, relationship_kind=kind, **written)
        return respond(made, RelationshipOut, status=201, actor=self.actor)
