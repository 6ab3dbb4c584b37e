"""Police prevention interviews in the API."""

from typing import Any

from rest_framework import serializers

from missing.models import PreventionInterview
from missing.models.prevention import LONG
from slscb.core.api import MarkedSerializer


class PreventionIn(serializers.Serializer[Any]):
    """What police saw and were told; now unless told when."""

    held_at = serializers.DateTimeField(required=False)
    officer = serializers.CharField(max_length=150)
    place = serializers.CharField(max_length=200, required=False, allow_blank=True)
    seen_alone = serializers.BooleanField()
    present = serializers.CharField(max_length=300, required=False, allow_blank=True)
    said = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    with_whom = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    has_concerns = serializers.BooleanField()
    concerns = serializers.CharField(max_length=LONG, required=False, allow_blank=True)


class PreventionOut(MarkedSerializer, serializers.Serializer[PreventionInterview]):
    """A police prevention interview."""

    id = serializers.UUIDField(source="public_id")
    child = serializers.UUIDField(source="child.public_id")
    episode = serializers.UUIDField(source="episode.public_id")
    held_at = serializers.DateTimeField()
    officer = serializers.CharField()
    place = serializers.CharField(required=False)
    seen_alone = serializers.BooleanField()
    present = serializers.CharField()
    said = serializers.CharField()
    with_whom = serializers.CharField(required=False)
    has_concerns = serializers.BooleanField()
    concerns = serializers.CharField()
    recorded_by = serializers.CharField()
    created_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()
    version = serializers.IntegerField()
