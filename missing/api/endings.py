"""Ending an episode that no return ends, over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from missing import access
from missing.api.serializers import EpisodeOut
from missing.choices import UnresolvedEnding
from missing.services import endings
from slscb.core.api import ApiView, respond, versions


class InErrorIn(serializers.Serializer[Any]):
    """What shows that the child was not missing."""

    words = serializers.CharField(max_length=5_000)


class UnresolvedIn(serializers.Serializer[Any]):
    """How the episode ends, and what the decision is based on."""

    ending = serializers.ChoiceField(UnresolvedEnding.choices)
    words = serializers.CharField(max_length=5_000)


class EpisodeCloseApi(ApiView):
    """Closes an episode whose child turned 18 and has not come back; a decision of a manager or the CSE lead."""

    capability = {"POST": "episode.close"}

    @extend_schema(
        operation_id="missing_episodes_close",
        parameters=[versions.IF_MATCH],
        request=UnresolvedIn,
        responses=EpisodeOut,
    )
    def post(self, request: Request, episode_id: UUID) -> Response:
        access.episode_for(self.actor, episode_id, "episode.close")
        version, decided = self.expected_version(), self.read(UnresolvedIn)
        episode = endings.close_unresolved(actor=self.actor, episode_id=episode_id, expected_version=version, **decided)
        return respond(episode, EpisodeOut, actor=self.actor)


class EpisodeInErrorApi(ApiView):
    """Marks an episode that never was; a decision of a manager or the CSE lead."""

    capability = {"POST": "episode.close"}

    @extend_schema(
        operation_id="missing_episodes_in_error",
        parameters=[versions.IF_MATCH],
        request=InErrorIn,
        responses=EpisodeOut,
    )
    def post(self, request: Request, episode_id: UUID) -> Response:
        access.episode_for(self.actor, episode_id, "episode.close")
        version, said = self.expected_version(), self.read(InErrorIn)
        episode = endings.record_in_error(actor=self.actor, episode_id=episode_id, expected_version=version, **said)
        return respond(episode, EpisodeOut, actor=self.actor)
