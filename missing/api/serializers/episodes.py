"""Missing episodes in the API."""

from typing import Any

from rest_framework import serializers

from missing.api.serializers.interviews import InterviewBriefOut
from missing.choices import EpisodeKind, EpisodeStatus, PoliceRisk
from missing.models import MissingEpisode
from slscb.core.api import MarkedSerializer


class EpisodeIn(serializers.Serializer[Any]):
    """What is written down when a child is reported missing; reported now unless told."""

    kind = serializers.ChoiceField(EpisodeKind.choices)
    last_seen_at = serializers.DateTimeField()
    reported_at = serializers.DateTimeField(required=False)
    reported_by = serializers.CharField(max_length=150, required=False, allow_blank=True)
    missing_from = serializers.CharField(max_length=300, required=False, allow_blank=True)
    thought_to_be_with = serializers.CharField(max_length=300, required=False, allow_blank=True)
    circumstances = serializers.CharField(max_length=10_000, required=False, allow_blank=True)
    carers_account = serializers.CharField(max_length=10_000, required=False, allow_blank=True)
    police_reference = serializers.CharField(max_length=40, required=False, allow_blank=True)
    police_risk = serializers.ChoiceField(PoliceRisk.choices, required=False, allow_blank=True)


class ReturnIn(serializers.Serializer[Any]):
    """What is written down of a return."""

    returned_at = serializers.DateTimeField()
    found_at = serializers.DateTimeField(required=False, allow_null=True)
    return_place = serializers.CharField(max_length=300, required=False, allow_blank=True)
    return_how = serializers.CharField(max_length=300, required=False, allow_blank=True)
    condition = serializers.CharField(max_length=5_000, required=False, allow_blank=True)


class EpisodeOut(MarkedSerializer, serializers.Serializer[MissingEpisode]):
    """A missing episode with its return interview, once the child is back."""

    id = serializers.UUIDField(source="public_id")
    child = serializers.UUIDField(source="child.public_id")
    kind = serializers.ChoiceField(EpisodeKind.choices, source="episode_kind")
    status = serializers.ChoiceField(EpisodeStatus.choices)
    last_seen_at = serializers.DateTimeField()
    reported_at = serializers.DateTimeField()
    reported_by = serializers.CharField()
    missing_from = serializers.CharField(required=False)
    thought_to_be_with = serializers.CharField(required=False)
    circumstances = serializers.CharField()
    carers_account = serializers.CharField()
    police_reference = serializers.CharField()
    police_risk = serializers.CharField()
    found_at = serializers.DateTimeField(allow_null=True)
    returned_at = serializers.DateTimeField(allow_null=True)
    return_place = serializers.CharField()
    return_how = serializers.CharField()
    condition = serializers.CharField(required=False)
    return_interview = InterviewBriefOut(allow_null=True)
    ending = serializers.CharField()
    ending_words = serializers.CharField()
    ended_at = serializers.DateTimeField(allow_null=True)
    ended_by = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()
    version = serializers.IntegerField()
