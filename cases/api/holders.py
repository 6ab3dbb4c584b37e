"""Who holds a child's case and which agencies work with her, over HTTP; and whom there is to choose from."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies import selectors as agencies
from agencies.models import Team, User
from cases import access, selectors
from cases.models import Allocation, Involvement
from cases.services import allocation, involvement
from slscb.core.api import ApiView, respond
from slscb.core.api.fields import CodeField, IdField
from slscb.core.api.schema import PAGING, page_of


class TeamOut(serializers.Serializer[Team]):
    """A team."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()
    agency = serializers.CharField(source="agency.code")
    telephone = serializers.CharField()


class PersonOut(serializers.Serializer[User]):
    """Somebody with an account, to be chosen."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField(source="*")
    job_title = serializers.CharField()


class AllocationIn(serializers.Serializer[Any]):
    """The ids of a team, and of a worker in it where one is named."""

    team = IdField(agencies.casework_teams)
    worker = IdField(agencies.caseworkers, required=False, allow_null=True)


class AllocationOut(serializers.Serializer[Allocation]):
    """Who holds a case from a day on."""

    id = serializers.UUIDField(source="public_id")
    team = TeamOut()
    worker = PersonOut(allow_null=True)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class InvolvementEndIn(serializers.Serializer[Any]):
    """The code of an agency."""

    agency = CodeField(agencies.agencies)


class InvolvementIn(InvolvementEndIn):
    """The code of an agency, and why it is involved."""

    reason = serializers.CharField(max_length=200)


class InvolvementOut(serializers.Serializer[Involvement]):
    """An agency that works with a child from a day on."""

    id = serializers.UUIDField(source="public_id")
    agency = serializers.CharField(source="agency.code")
    reason = serializers.CharField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class AllocationsApi(ApiView):
    """Who holds one child's case and who held it. A new allocation ends the one before."""

    capability = {"GET": "child.view", "POST": "child.allocate"}

    @extend_schema(operation_id="allocations_list", parameters=PAGING, responses=page_of(AllocationOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page(selectors.allocations_of(self.actor, child_id), AllocationOut, ("-starts_on", "-pk"))[0]

    @extend_schema(operation_id="allocations_create", request=AllocationIn, responses={201: AllocationOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, "child.allocate")
        chosen = {"worker": None} | self.read(AllocationIn)
        return respond(allocation.allocate(actor=self.actor, child_id=child_id, **chosen), AllocationOut, status=201)


class InvolvementsApi(ApiView):
    """The agencies that work with one child, and those that did."""

    capability = {"GET": "child.view", "POST": "child.allocate"}

    @extend_schema(operation_id="involvements_list", parameters=PAGING, responses=page_of(InvolvementOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page(selectors.involvements_of(self.actor, child_id), InvolvementOut, ("-starts_on", "-pk"))[0]

    @extend_schema(operation_id="involvements_create", request=InvolvementIn, responses={201: InvolvementOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, "child.allocate")
        made = involvement.involve(actor=self.actor, child_id=child_id, **self.read(InvolvementIn))
        return respond(made, InvolvementOut, status=201)


class InvolvementEndApi(ApiView):
    """Ends an agency's involvement: its people no longer see the record."""

    capability = {"POST": "child.allocate"}

    @extend_schema(operation_id="involvements_end", request=InvolvementEndIn, responses=InvolvementOut)
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, "child.allocate")
        ended = involvement.end_involvement(actor=self.actor, child_id=child_id, **self.read(InvolvementEndIn))
        return respond(ended, InvolvementOut)


class TeamsApi(ApiView):
    """The teams that a case can be allocated to."""

    capability = {"GET": "child.allocate"}

    @extend_schema(operation_id="casework_teams_list", parameters=PAGING, responses=page_of(TeamOut))
    def get(self, request: Request) -> Response:
        return self.page_as_it_is(agencies.casework_teams(), TeamOut)


class WorkersApi(ApiView):
    """The people in those teams."""

    capability = {"GET": "child.allocate"}

    @extend_schema(operation_id="caseworkers_list", parameters=PAGING, responses=page_of(PersonOut))
    def get(self, request: Request) -> Response:
        return self.page_as_it_is(agencies.caseworkers(), PersonOut)
