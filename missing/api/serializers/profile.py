"""The profile for police in the API."""

from typing import Any

from rest_framework import serializers

from missing.models import MissingProfile
from missing.models.profile import LONG, SHORT
from slscb.core.api import MarkedSerializer


class ProfileIn(serializers.Serializer[Any]):
    """What is written down in a profile. It takes the place of the one there is."""

    appearance = serializers.CharField(max_length=LONG)
    marks = serializers.CharField(max_length=SHORT, required=False, allow_blank=True)
    health_needs = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    communication = serializers.CharField(max_length=SHORT, required=False, allow_blank=True)
    reached_by = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    places = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    friends = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    people_of_concern = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    money_and_travel = serializers.CharField(max_length=SHORT, required=False, allow_blank=True)
    worries = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    who_to_tell = serializers.CharField(max_length=SHORT, required=False, allow_blank=True)
    has_photograph = serializers.BooleanField()
    photograph_at = serializers.CharField(max_length=SHORT, required=False, allow_blank=True)
    written_with = serializers.CharField(max_length=SHORT)
    reviewed_on = serializers.DateField()


class ProfileOut(MarkedSerializer, serializers.Serializer[MissingProfile]):
    """A profile. The version is 0, and everything empty, where nobody has written one."""

    child = serializers.UUIDField(source="child.public_id")
    appearance = serializers.CharField()
    marks = serializers.CharField()
    health_needs = serializers.CharField(required=False)
    communication = serializers.CharField()
    reached_by = serializers.CharField(required=False)
    places = serializers.CharField(required=False)
    friends = serializers.CharField()
    people_of_concern = serializers.CharField(required=False)
    money_and_travel = serializers.CharField()
    worries = serializers.CharField()
    who_to_tell = serializers.CharField(required=False)
    has_photograph = serializers.BooleanField()
    photograph_at = serializers.CharField()
    written_with = serializers.CharField()
    reviewed_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()
