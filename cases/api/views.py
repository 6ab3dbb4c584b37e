"""Children over HTTP: the same selectors and services as the pages."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, selectors
from cases.api.serializers import AddressIn, AddressOut, ChildChangeIn, ChildOut, ChronologyEntryOut, NewChildIn
from cases.models import Address
from cases.services import addresses, children
from cases.services.addresses import Where
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

    @extend_schema(operation_id="children_create", request=NewChildIn, responses={201: ChildOut})
    def post(self, request: Request) -> Response:
        written = self.read(NewChildIn)
        address, postcode = written.pop("address", ""), written.pop("postcode", "")
        details = children.Details(**written)
        where = Where.of(details.care_status, address, postcode)
        return respond(children.record_child(actor=self.actor, details=details, where=where), ChildOut, status=201)


class ChildApi(ApiView):
    """One child."""

    capability = {"GET": "child.view", "PATCH": "child.change"}

    @extend_schema(operation_id="children_read", responses=ChildOut)
    def get(self, request: Request, child_id: UUID) -> Response:
        return respond(selectors.open_child(self.actor, child_id).child, ChildOut)

    @extend_schema(operation_id="children_change", request=ChildChangeIn(partial=True), responses=ChildOut)
    def patch(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, "child.change")
        version = self.expected_version()
        changes: dict[str, Any] = self.read(ChildChangeIn, partial=True)
        child = children.amend_child(actor=self.actor, child_id=child_id, changes=changes, expected_version=version)
        return respond(child, ChildOut)


class AddressApi(ApiView):
    """Where a child lives. Each reading is written into the audit by itself."""

    capability = {"GET": "address.view", "PATCH": "address.change"}

    @extend_schema(operation_id="children_address", responses=AddressOut)
    def get(self, request: Request, child_id: UUID) -> Response:
        shown = selectors.show_address(self.actor, child_id)
        return respond(shown.address or Address(child=shown.child, version=0), AddressOut)

    @extend_schema(operation_id="children_change_address", request=AddressIn, responses=AddressOut)
    def patch(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, "address.change")
        version, changes = self.expected_version(), self.read(AddressIn)
        address = addresses.change_address(
            actor=self.actor, child_id=child_id, changes=changes, expected_version=version
        )
        return respond(address, AddressOut)


class ChronologyApi(ApiView):
    """A child's story, the newest line first."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="children_chronology", parameters=PAGING, responses=page_of(ChronologyEntryOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        entries = selectors.chronology_of(self.actor, child_id)
        return self.page(entries, ChronologyEntryOut, ("-happened_at", "-pk"))[0]
