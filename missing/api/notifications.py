"""What other authorities were told of a missing child, over HTTP: the same selectors and services as the pages."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from missing import access, selectors
from missing.api.base import IF_MATCH, ActingView
from missing.api.serializers import NotificationIn, NotificationOut
from missing.services import notifications
from slscb.core.api import respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.clock import now


class NotificationsApi(ActingView):
    """What other authorities were told in one episode; each stays when the next is recorded."""

    capability = {"GET": "child.view", "POST": "episode.report"}

    @extend_schema(operation_id="authority_notifications_list", parameters=PAGING, responses=page_of(NotificationOut))
    def get(self, request: Request, episode_id: UUID) -> Response:
        return self.page(selectors.notifications_of(self.actor, episode_id), NotificationOut, ("told_at", "pk"))[0]

    @extend_schema(
        operation_id="authority_notifications_create",
        parameters=[IF_MATCH],
        request=NotificationIn,
        responses={201: NotificationOut},
    )
    def post(self, request: Request, episode_id: UUID) -> Response:
        access.episode_for(self.actor, episode_id, "episode.report")
        told, version = notifications.Told(**{"told_at": now()} | self.read(NotificationIn)), self.version_stated()
        made = notifications.record_told(actor=self.actor, episode_id=episode_id, told=told, expected_version=version)
        return respond(made, NotificationOut, status=201)
