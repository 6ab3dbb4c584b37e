"""Children over HTTP: the same selectors and services as the pages."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, selectors
from cases.api.serializers import ChildIn, ChildOut, ChronologyEntryOut
from cases.services import children
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of


class ChildrenApi(ApiView):
    """The children whom the token's user may see."""

    capability = {"GET": "child.view", "POST": "child.record"}

    @extend_schema(
        operation_id="children_list",
        parameters=[OpenApiParameter("q", OpenApiTypes.STR, description="Name, NHS number or reference"), *PAGING],
        responses=page_of(ChildOut),
    )
    def get(self, request: Request) -> Response:
        text = request.query_params.get("q", "")
        if text:
            found = selectors.search(self.actor, text)
            return Response({"next": None, "previous": None, "results": [ChildOut(child).data for child in found]})
        response, shown = self.page(selectors.all_visible(self.actor), ChildOut, ("-created_at", "-pk"))
        selectors.remember_listed(self.actor, shown)
        return response

    @extend_schema(operation_id="children_create", request=ChildIn, responses={201: ChildOut})
    def post(self, request: Request) -> Response:
        details = children.Details(**self.read(ChildIn))
        return respond(children.record_child(actor=self.actor, details=details), ChildOut, status=201)


class ChildApi(ApiView):
    """One child."""

    capability = {"GET": "child.view", "PATCH": "child.change"}

    @extend_schema(operation_id="children_read", responses=ChildOut)
    def get(self, request: Request, child_id: UUID) -> Response:
        return respond(selectors.open_child(self.actor, child_id).child, ChildOut)

    @extend_schema(operation_id="children_change", request=ChildIn(partial=True), responses=ChildOut)
    def patch(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, "child.change")
        version = self.expected_version()
        changes: dict[str, Any] = self.read(ChildIn, partial=True)
        child = children.amend_child(actor=self.actor, child_id=child_id, changes=changes, expected_version=version)
        return respond(child, ChildOut)


class ChronologyApi(ApiView):
    """A child's story, the newest line first."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="children_chronology", parameters=PAGING, responses=page_of(ChronologyEntryOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        entries = selectors.chronology_of(self.actor, child_id)
        return self.page(entries, ChronologyEntryOut, ("-happened_at", "-pk"))[0]
