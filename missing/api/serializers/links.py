"""What episodes name, and how they are linked, in the API."""

from typing import Any

from rest_framework import serializers

from cases.choices import Ward
from intelligence.choices import NamedKind, Part, PlaceKind
from intelligence.models import Mention, NamedSubject, Place
from intelligence.models.place import NAME
from missing.choices import DECISIONS, Ground, LinkState
from missing.models import EpisodeLink
from missing.models.link import WHY
from slscb.core.api import MarkedSerializer


class MentionIn(serializers.Serializer[Any]):
    """One place, person, vehicle or telephone, as it is typed."""

    part = serializers.ChoiceField(Part.choices)
    words = serializers.CharField(max_length=NAME)


class PlaceOut(serializers.Serializer[Place]):
    """A place, once for all who name it. Its name is told with each mention, as it was typed there."""

    id = serializers.UUIDField(source="public_id")
    place_kind = serializers.ChoiceField(PlaceKind.choices)
    ward = serializers.ChoiceField(Ward.choices)
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    is_listed = serializers.BooleanField()


class SubjectOut(MarkedSerializer, serializers.Serializer[NamedSubject]):
    """A person, a vehicle or a telephone, once for all who name it. What its spellings have in common is for some alone."""

    id = serializers.UUIDField(source="public_id")
    subject_kind = serializers.ChoiceField(NamedKind.choices)
    match_name = serializers.CharField(required=False)


class MentionOut(MarkedSerializer, serializers.Serializer[Mention]):
    """What an episode names. `subject_words` is left out for whoever may not see suspects."""

    id = serializers.UUIDField(source="public_id")
    part = serializers.ChoiceField(Part.choices)
    place = PlaceOut(allow_null=True)
    place_words = serializers.CharField()
    subject = SubjectOut(allow_null=True)
    subject_words = serializers.CharField(required=False)
    told_at = serializers.DateTimeField()
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class DecideIn(serializers.Serializer[Any]):
    """What a person says of a link."""

    decision = serializers.ChoiceField(DECISIONS)
    reason = serializers.CharField(max_length=WHY)


class LinkOut(serializers.Serializer[EpisodeLink]):
    """A link of two episodes. What both name is read from the mentions of each."""

    id = serializers.UUIDField(source="public_id")
    episode = serializers.UUIDField(source="episode.public_id")
    child = serializers.UUIDField(source="child.public_id")
    other_episode = serializers.UUIDField(source="other_episode.public_id")
    other_child = serializers.UUIDField(source="other_child.public_id")
    grounds = serializers.ListField(child=serializers.ChoiceField(Ground.choices))
    state = serializers.ChoiceField(LinkState.choices)
    reason = serializers.CharField()
    decided_by = serializers.CharField(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()
