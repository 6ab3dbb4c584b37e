"""How police graded a missing child, over HTTP: the same selectors and services as the pages."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from missing import access, selectors
from missing.api.base import IF_MATCH, ActingView
from missing.api.serializers import GradingIn, GradingOut
from missing.services import gradings
from slscb.core.api import respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.clock import now


class GradingsApi(ActingView):
    """The levels of risk that police gave in one episode; each stays when the next is given."""

    capability = {"GET": "child.view", "POST": "episode.report"}

    @extend_schema(operation_id="police_gradings_list", parameters=PAGING, responses=page_of(GradingOut))
    def get(self, request: Request, episode_id: UUID) -> Response:
        return self.page(selectors.gradings_of(self.actor, episode_id), GradingOut, ("graded_at", "pk"))[0]

    @extend_schema(
        operation_id="police_gradings_create", parameters=[IF_MATCH], request=GradingIn, responses={201: GradingOut}
    )
    def post(self, request: Request, episode_id: UUID) -> Response:
        access.episode_for(self.actor, episode_id, "episode.report")
        given, version = gradings.Grading(**{"graded_at": now()} | self.read(GradingIn)), self.version_stated()
        made = gradings.record_grading(actor=self.actor, episode_id=episode_id, given=given, expected_version=version)
        shown = selectors.gradings_of(self.actor, episode_id).get(pk=made.pk)
        return respond(shown, GradingOut, status=201)
