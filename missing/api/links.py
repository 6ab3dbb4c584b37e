"""What episodes name, and their links with episodes of other children, over HTTP."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from intelligence import access as naming
from missing import access, selectors
from missing.api.base import IF_MATCH, ActingView
from missing.api.serializers import DecideIn, LinkOut, MentionIn, MentionOut
from missing.services import linking
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of

NEWEST = ("-created_at", "-pk")


class EpisodeLinksApi(ApiView):
    """The links of one episode of which the token's user sees both children, the newest first."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="missing_episode_links_list", parameters=PAGING, responses=page_of(LinkOut))
    def get(self, request: Request, episode_id: UUID) -> Response:
        response, shown = self.page(selectors.links_of(self.actor, episode_id), LinkOut, NEWEST)
        selectors.remember_links(self.actor, shown)
        return response


class WaitingLinksApi(ApiView):
    """Suggested links that the token's user may decide, the newest first."""

    capability = {"GET": "episode.link"}

    @extend_schema(operation_id="missing_links_waiting", parameters=PAGING, responses=page_of(LinkOut))
    def get(self, request: Request) -> Response:
        response, shown = self.page(selectors.links_waiting(self.actor), LinkOut, NEWEST)
        selectors.remember_links(self.actor, shown)
        return response


class DecideApi(ActingView):
    """Accepts or dismisses a link, or decides otherwise than before."""

    capability = {"POST": "episode.link"}

    @extend_schema(operation_id="missing_links_decide", parameters=[IF_MATCH], request=DecideIn, responses=LinkOut)
    def post(self, request: Request, link_id: UUID) -> Response:
        access.link_for(self.actor, link_id, "episode.link")
        said, version = self.read(DecideIn), self.version_stated()
        link = linking.decide(actor=self.actor, link_id=link_id, expected_version=version, **said)
        return respond(link, LinkOut)


class MentionsApi(ApiView):
    """What one episode names."""

    capability = {"GET": "child.view", "POST": "episode.report"}

    @extend_schema(operation_id="missing_episode_mentions_list", parameters=PAGING, responses=page_of(MentionOut))
    def get(self, request: Request, episode_id: UUID) -> Response:
        return self.page(selectors.mentions_of(self.actor, episode_id), MentionOut, ("created_at", "pk"))[0]

    @extend_schema(operation_id="missing_episode_mentions_create", request=MentionIn, responses={201: MentionOut})
    def post(self, request: Request, episode_id: UUID) -> Response:
        access.episode_for(self.actor, episode_id, "episode.report")
        made = linking.mention(actor=self.actor, episode_id=episode_id, **self.read(MentionIn))
        return respond(made, MentionOut, status=201, actor=self.actor)


class TakeBackApi(ActingView):
    """Takes away what an episode should not name. History keeps it."""

    capability = {"POST": "episode.report"}

    @extend_schema(operation_id="mentions_take_back", parameters=[IF_MATCH], request=None, responses=MentionOut)
    def post(self, request: Request, mention_id: UUID) -> Response:
        naming.mention_for(self.actor, mention_id, "episode.report")
        taken = linking.take_back(actor=self.actor, mention_id=mention_id, expected_version=self.version_stated())
        return respond(taken, MentionOut, actor=self.actor)
