"""What other authorities were told, in the API."""

from typing import Any

from rest_framework import serializers

from missing.choices import AuthorityNews, Channel
from missing.models import AuthorityNotification


class NotificationIn(serializers.Serializer[Any]):
    """What another authority was told; now unless told when."""

    authority = serializers.CharField(max_length=100)
    news = serializers.ChoiceField(AuthorityNews.choices)
    told_at = serializers.DateTimeField(required=False)
    how = serializers.ChoiceField(Channel.choices)
    whom = serializers.CharField(max_length=150)
    words = serializers.CharField(max_length=500, required=False, allow_blank=True)


class NotificationOut(serializers.Serializer[AuthorityNotification]):
    """What another authority was told, and who wrote it down."""

    id = serializers.UUIDField(source="public_id")
    authority = serializers.CharField()
    news = serializers.ChoiceField(AuthorityNews.choices)
    told_at = serializers.DateTimeField()
    how = serializers.ChoiceField(Channel.choices)
    whom = serializers.CharField()
    words = serializers.CharField()
    recorded_by = serializers.CharField()
    created_at = serializers.DateTimeField()
