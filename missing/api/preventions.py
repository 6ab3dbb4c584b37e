"""Police prevention interviews over HTTP: the same selectors and services as the pages."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from missing import access, selectors
from missing.api.serializers import PreventionIn, PreventionOut
from missing.services import preventions
from missing.services.preventions import Prevention
from slscb.core.api import ApiView, respond, versions
from slscb.core.api.schema import PAGING, page_of
from slscb.core.clock import now


class EpisodePreventionsApi(ApiView):
    """The prevention interviews that followed one episode."""

    capability = {"GET": "child.view", "POST": "prevention.record"}

    @extend_schema(operation_id="prevention_interviews_list", parameters=PAGING, responses=page_of(PreventionOut))
    def get(self, request: Request, episode_id: UUID) -> Response:
        return self.page(selectors.preventions_of(self.actor, episode_id), PreventionOut, ("held_at", "pk"))[0]

    @extend_schema(operation_id="prevention_interviews_create", request=PreventionIn, responses={201: PreventionOut})
    def post(self, request: Request, episode_id: UUID) -> Response:
        access.episode_for(self.actor, episode_id, "prevention.record")
        told = Prevention(**{"held_at": now()} | self.read(PreventionIn))
        made = preventions.record_prevention(actor=self.actor, episode_id=episode_id, told=told)
        return respond(made, PreventionOut, status=201, actor=self.actor)


class PreventionApi(ApiView):
    """One prevention interview; what is corrected is sent, the rest stays."""

    capability = {"GET": "child.view", "PATCH": "prevention.record"}

    @extend_schema(operation_id="prevention_interviews_read", responses=PreventionOut)
    def get(self, request: Request, prevention_id: UUID) -> Response:
        return respond(selectors.open_prevention(self.actor, prevention_id), PreventionOut, actor=self.actor)

    @extend_schema(
        operation_id="prevention_interviews_change",
        parameters=[versions.IF_MATCH],
        request=PreventionIn(partial=True),
        responses=PreventionOut,
    )
    def patch(self, request: Request, prevention_id: UUID) -> Response:
        saved = access.prevention_for(self.actor, prevention_id, "prevention.record")
        version, sent = self.expected_version(), self.read(PreventionIn, partial=True)
        told = Prevention.of(self.actor, saved, sent)
        changed = preventions.correct_prevention(
            actor=self.actor, prevention_id=prevention_id, told=told, expected_version=version
        )
        return respond(changed, PreventionOut, actor=self.actor)
