"""The shape of intelligence in the API."""

from typing import Any

from rest_framework import serializers

from intelligence import rules
from intelligence.choices import Assessment, Danger, Handling, HowKnown, Source
from intelligence.models import IntelligenceReport
from slscb.core.api import MarkedSerializer


class ReportIn(serializers.Serializer[Any]):
    """What the sender writes."""

    child = serializers.UUIDField(required=False, allow_null=True)
    danger = serializers.ChoiceField(Danger.choices)
    narrative = serializers.CharField(max_length=10_000)
    how_known = serializers.ChoiceField(HowKnown.choices)
    observed_at = serializers.DateTimeField(required=False, allow_null=True)
    place = serializers.CharField(max_length=300, required=False, allow_blank=True)
    subject_name = serializers.CharField(max_length=150, required=False, allow_blank=True)
    subject_alias = serializers.CharField(max_length=150, required=False, allow_blank=True)
    subject_description = serializers.CharField(max_length=2_000, required=False, allow_blank=True)
    telephone = serializers.CharField(max_length=30, required=False, allow_blank=True)
    online_handle = serializers.CharField(max_length=150, required=False, allow_blank=True)
    vehicle_registration = serializers.CharField(max_length=15, required=False, allow_blank=True)
    vehicle_description = serializers.CharField(max_length=200, required=False, allow_blank=True)
    may_name_source = serializers.BooleanField()

    def validate_danger(self, value: str) -> str:
        for fault in rules.check_danger(value).faults:
            raise serializers.ValidationError(fault.message)
        return value


class SentReportOut(serializers.Serializer[IntelligenceReport]):
    """A report as its sender gets it back: without the grade."""

    id = serializers.UUIDField(source="public_id")
    state = serializers.CharField()
    agency = serializers.CharField(source="agency.code")
    child = serializers.UUIDField(source="child.public_id", allow_null=True, default=None)
    danger = serializers.CharField()
    narrative = serializers.CharField()
    how_known = serializers.CharField()
    observed_at = serializers.DateTimeField(allow_null=True)
    place = serializers.CharField()
    subject_name = serializers.CharField()
    subject_alias = serializers.CharField()
    subject_description = serializers.CharField()
    telephone = serializers.CharField()
    online_handle = serializers.CharField()
    vehicle_registration = serializers.CharField()
    vehicle_description = serializers.CharField()
    may_name_source = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class ReportOut(MarkedSerializer, SentReportOut):
    """A report as police read it."""

    submitted_by = serializers.CharField()
    child_reference = serializers.CharField(allow_null=True)
    source_reliability = serializers.CharField()
    assessment = serializers.CharField()
    handling = serializers.CharField()
    conditions = serializers.CharField()
    sanitised_text = serializers.CharField()
    grade = serializers.CharField()
    graded_at = serializers.DateTimeField(allow_null=True)


class GradeIn(serializers.Serializer[Any]):
    """A 3x5x2 grade."""

    source_reliability = serializers.ChoiceField(Source.choices)
    assessment = serializers.ChoiceField(Assessment.choices)
    handling = serializers.ChoiceField(Handling.choices)
    conditions = serializers.CharField(max_length=2_000, required=False, allow_blank=True)
    sanitised_text = serializers.CharField(max_length=10_000, required=False, allow_blank=True)
