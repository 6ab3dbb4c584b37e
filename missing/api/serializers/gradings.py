"""Police risk levels in the API."""

from typing import Any

from rest_framework import serializers

from missing.choices import PoliceRisk
from missing.models import PoliceGrading
from missing.presenters import turns_missing


class GradingIn(serializers.Serializer[Any]):
    """A level that police gave; now unless told when."""

    level = serializers.ChoiceField(PoliceRisk.choices)
    graded_at = serializers.DateTimeField(required=False)
    graded_by = serializers.CharField(max_length=150)
    why = serializers.CharField(max_length=5_000)


class GradingOut(serializers.Serializer[PoliceGrading]):
    """A level that police gave; `turns_missing` where an absent child became a missing one by it."""

    id = serializers.UUIDField(source="public_id")
    level = serializers.ChoiceField(PoliceRisk.choices)
    graded_at = serializers.DateTimeField()
    graded_by = serializers.CharField()
    why = serializers.CharField()
    turns_missing = serializers.SerializerMethodField()
    recorded_by = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()

    def get_turns_missing(self, grading: PoliceGrading) -> bool:
        return turns_missing(grading)
