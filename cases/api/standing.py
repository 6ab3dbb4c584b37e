"""Before a child is recorded, the work list, and closing and opening a case, over HTTP."""

from typing import Any, ClassVar
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, selectors
from cases.api.holders import TeamOut
from cases.api.serializers import ChildOut
from cases.services import children
from cases.views.lists import cursor_of, place_from, work_list_filter
from slscb.core.api import ApiView, data_of, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH
from slscb.core.pages.links import query_with

ORDERS = {"high": "0", "medium": "1", "low": "2", "none": "3", "not_assessed": "9"}
WHOSE = OpenApiParameter("whose", OpenApiTypes.STR, enum=["team", "mine"], description="All one sees, or one's own")
LEVEL = OpenApiParameter("level", OpenApiTypes.STR, enum=list(ORDERS), description="Any level unless told")
REVIEW = OpenApiParameter("review", OpenApiTypes.STR, enum=["any", "overdue"], description="Any unless told")


class KnownIn(serializers.Serializer[Any]):
    """Who is about to be recorded."""

    given_name = serializers.CharField(max_length=100)
    family_name = serializers.CharField(max_length=100)
    date_of_birth = serializers.DateField()
    nhs_number = serializers.CharField(max_length=14, required=False, allow_null=True)


class MatchesOut(serializers.Serializer[selectors.Matches]):
    """Children who may be the same: those one sees; of the others only which team holds them, or whom to ring."""

    seen = ChildOut(many=True)
    held_by = TeamOut(many=True)
    ring = serializers.ListField(child=serializers.CharField())


class WorkListIn(serializers.Serializer[Any]):
    """What is asked of the work list."""

    whose = serializers.ChoiceField(["team", "mine"], required=False, default="team")
    level = serializers.ChoiceField(list(ORDERS), required=False, default="")
    review = serializers.ChoiceField(["any", "overdue"], required=False, default="any")


class ReasonIn(serializers.Serializer[Any]):
    """Why."""

    reason = serializers.CharField(max_length=250)


class MatchesApi(ApiView):
    """Asks whether a child is known already, before she is recorded; keeps nothing."""

    capability = {"POST": "child.record"}

    @extend_schema(operation_id="children_matches", request=KnownIn, responses=MatchesOut)
    def post(self, request: Request) -> Response:
        written = self.read(KnownIn)
        digits = "".join((written.pop("nhs_number", None) or "").split())
        found = selectors.possible_matches(self.actor, **written, nhs_number=digits or None)
        return Response(MatchesOut(found).data)


class WorkListApi(ApiView):
    """Open children the token's user is connected with, the most urgent first."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="work_list", parameters=[WHOSE, LEVEL, REVIEW, PAGING[0]], responses=page_of(ChildOut))
    def get(self, request: Request) -> Response:
        asked = self.asked(WorkListIn)
        chosen = work_list_filter(asked | {"level": ORDERS.get(asked["level"], "")})
        place = place_from(request.query_params.get("cursor", ""))
        shown, after = selectors.work_list(self.actor, chosen, place)
        address = request.build_absolute_uri(request.path)
        onward = address + query_with(request.query_params, cursor=cursor_of(after)) if after else None
        return Response({"next": onward, "previous": None, "results": data_of(shown, ChildOut)})


class CloseApi(ApiView):
    """Closes a case."""

    capability = {"POST": "child.allocate"}
    act: ClassVar[Any] = staticmethod(children.close_child)

    @extend_schema(operation_id="children_close", parameters=[IF_MATCH], request=ReasonIn, responses=ChildOut)
    def post(self, request: Request, child_id: UUID) -> Response:
        return self.done(child_id)

    def done(self, child_id: UUID) -> Response:
        """Do it against the version that was read."""
        access.child_for(self.actor, child_id, "child.allocate")
        version, written = self.expected_version(), self.read(ReasonIn)
        child = self.act(actor=self.actor, child_id=child_id, expected_version=version, **written)
        return respond(child, ChildOut)


class ReopenApi(CloseApi):
    """Opens a closed case again."""

    act: ClassVar[Any] = staticmethod(children.reopen_child)

    @extend_schema(operation_id="children_reopen", parameters=[IF_MATCH], request=ReasonIn, responses=ChildOut)
    def post(self, request: Request, child_id: UUID) -> Response:
        return self.done(child_id)
