"""A person's own notices over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from slscb.core import outbox
from slscb.core.api.base import ApiView, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.models import Notice
from slscb.core.policy import SIGNED_IN

STATE = OpenApiParameter("state", OpenApiTypes.STR, enum=["unread"], description="Only those not read; all unless told")


class NoticeOut(serializers.Serializer[Notice]):
    """A line that somebody was sent: a reference and the page that it leads to, no case facts."""

    id = serializers.UUIDField(source="public_id")
    title = serializers.CharField()
    page = serializers.CharField(source="link")
    urgent = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    read_at = serializers.DateTimeField(allow_null=True)


class ReadOut(serializers.Serializer[Any]):
    """How many notices were new."""

    marked = serializers.IntegerField()


class NoticeFilter(serializers.Serializer[Any]):
    """What is asked of the list."""

    state = serializers.ChoiceField(["unread"], required=False, default="")


class NoticesApi(ApiView):
    """Everything that the token's user was told, the newest first."""

    capability = {"GET": SIGNED_IN}

    @extend_schema(operation_id="notices_list", parameters=[STATE, *PAGING], responses=page_of(NoticeOut))
    def get(self, request: Request) -> Response:
        found = outbox.notices_for(self.actor, unread=bool(self.asked(NoticeFilter)["state"]))
        return self.page(found, NoticeOut, ("-created_at", "-pk"))[0]


class NoticesReadApi(ApiView):
    """Marks every notice as read."""

    capability = {"POST": SIGNED_IN}

    @extend_schema(operation_id="notices_read_all", request=None, responses=ReadOut)
    def post(self, request: Request) -> Response:
        return Response(ReadOut({"marked": outbox.mark_read(user=self.actor)}).data)


class NoticeReadApi(ApiView):
    """Marks one notice as read."""

    capability = {"POST": SIGNED_IN}

    @extend_schema(operation_id="notices_read", request=None, responses=NoticeOut)
    def post(self, request: Request, notice_id: UUID) -> Response:
        return respond(outbox.open_notice(user=self.actor, notice_id=notice_id), NoticeOut)
