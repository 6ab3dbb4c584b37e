"""Missing episodes over HTTP: the same selectors and services as the pages.

A write asks for access before it reads the body: what a person may not see is not there, whatever they send.
"""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access as cases
from missing import access, selectors
from missing.api.base import IF_MATCH, ActingView
from missing.api.serializers import EpisodeIn, EpisodeOut, ReturnIn
from missing.services import episodes, returns
from slscb.core.api import ApiView, respond, versions
from slscb.core.api.schema import PAGING, page_of
from slscb.core.clock import now


class ChildEpisodesApi(ApiView):
    """The missing episodes of one child."""

    capability = {"GET": "child.view", "POST": "episode.report"}

    @extend_schema(operation_id="missing_episodes_list", parameters=PAGING, responses=page_of(EpisodeOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        found = selectors.episodes_of(self.actor, child_id)
        return self.page(found, EpisodeOut, ("-last_seen_at", "-pk"))[0]

    @extend_schema(operation_id="missing_episodes_create", request=EpisodeIn, responses={201: EpisodeOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        cases.child_for(self.actor, child_id, "episode.report")
        report = episodes.Report(**{"reported_at": now()} | self.read(EpisodeIn))
        episode = episodes.report_missing(actor=self.actor, child_id=child_id, report=report)
        return respond(episode, EpisodeOut, status=201, actor=self.actor)


class EpisodeApi(ApiView):
    """One missing episode; what is corrected in its report is sent, the rest stays."""

    capability = {"GET": "child.view", "PATCH": "episode.report"}

    @extend_schema(operation_id="missing_episodes_read", responses=EpisodeOut)
    def get(self, request: Request, episode_id: UUID) -> Response:
        return respond(selectors.open_episode(self.actor, episode_id, now()).episode, EpisodeOut, actor=self.actor)

    @extend_schema(
        operation_id="missing_episodes_change",
        parameters=[versions.IF_MATCH],
        request=EpisodeIn(partial=True),
        responses=EpisodeOut,
    )
    def patch(self, request: Request, episode_id: UUID) -> Response:
        saved = access.episode_for(self.actor, episode_id, "episode.report")
        version, report = (
            self.expected_version(),
            episodes.Report.of(self.actor, saved, self.read(EpisodeIn, partial=True)),
        )
        episode = episodes.correct_report(
            actor=self.actor, episode_id=episode_id, report=report, expected_version=version
        )
        return respond(episode, EpisodeOut, actor=self.actor)


class ReturnApi(ActingView):
    """The return of a missing child: recorded once, then corrected."""

    capability = {"POST": "episode.report", "PATCH": "episode.report"}

    @extend_schema(
        operation_id="missing_episodes_return", parameters=[IF_MATCH], request=ReturnIn, responses=EpisodeOut
    )
    def post(self, request: Request, episode_id: UUID) -> Response:
        access.episode_for(self.actor, episode_id, "episode.report")
        back, version = returns.Return(**self.read(ReturnIn)), self.version_stated()
        episode = returns.record_return(actor=self.actor, episode_id=episode_id, back=back, expected_version=version)
        return respond(episode, EpisodeOut, actor=self.actor)

    @extend_schema(
        operation_id="missing_episodes_correct_return", parameters=[IF_MATCH], request=ReturnIn, responses=EpisodeOut
    )
    def patch(self, request: Request, episode_id: UUID) -> Response:
        access.episode_for(self.actor, episode_id, "episode.report")
        version, back = self.expected_version(), returns.Return(**self.read(ReturnIn))
        episode = returns.correct_return(actor=self.actor, episode_id=episode_id, back=back, expected_version=version)
        return respond(episode, EpisodeOut, actor=self.actor)
