"""The shape of assessments in the API: `score_risk`'s indicators, each with what it rests on."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from agencies.choices import PARTNERS
from risk import selectors
from risk.choices import (
    AssessmentKind,
    AssessmentStatus,
    ExploitationModel,
    Flag,
    HarmStatus,
    Level,
    Nature,
    TraffickingElement,
    When,
)
from risk.models import Assessment, IndicatorTick, Instrument
from risk.rules import Answers, Observation
from slscb.core.clock import today

WORDS = ("summary", "protective_factors", "childs_views", "parents_views", "override_reason")


class InstrumentOut(serializers.Serializer[Instrument]):
    """A version of the tool: since when it is used, and what it says."""

    id = serializers.UUIDField(source="public_id")
    instrument = serializers.CharField(source="tool_version")
    title = serializers.CharField()
    in_force_from = serializers.DateField()
    in_force_until = serializers.DateField(allow_null=True)
    definition = serializers.DictField()
    version = serializers.IntegerField()


class IndicatorIn(serializers.Serializer[Any]):
    """One indicator that somebody says is present, and what it rests on."""

    code = serializers.CharField(max_length=10)
    when = serializers.ChoiceField(When.choices, required=False, help_text="Left out: by the day it was observed")
    age_at_event = serializers.IntegerField(min_value=0, max_value=17, required=False, allow_null=True)
    evidence = serializers.CharField(max_length=5_000)
    observed_on = serializers.DateField(required=False, allow_null=True)
    nature = serializers.ChoiceField(Nature.choices)
    agency = serializers.ChoiceField(
        [(code.value, code.label) for code in PARTNERS], required=False, help_text="Who knows this; left out: your own"
    )

    is_health_detail = serializers.BooleanField(
        required=False, default=False, help_text="Its evidence is shown only to those with the right to health detail"
    )

    def to_observation(self, given: dict[str, Any]) -> Observation:
        """The indicator as the rules take it."""
        return Observation(**{name: value for name, value in given.items() if value is not None})


class RiskAssessmentIn(serializers.Serializer[Any]):
    """The tool filled in. `final_level` left out is the calculated one."""

    kind = serializers.ChoiceField(AssessmentKind.choices)
    instrument = serializers.CharField(
        max_length=20, required=False, help_text="The version in force on the day; another is refused"
    )
    assessed_on = serializers.DateField(required=False, help_text="Left out: today")
    indicators = IndicatorIn(many=True)
    harm_status = serializers.ChoiceField(HarmStatus.choices)
    offence_evidence = serializers.BooleanField()
    organised_model = serializers.BooleanField(required=False, default=False)
    exploitation_models = serializers.ListField(
        child=serializers.ChoiceField(ExploitationModel.choices), required=False, max_length=4
    )
    trafficking_elements = serializers.ListField(
        child=serializers.ChoiceField(TraffickingElement.choices), required=False, max_length=3
    )
    final_level = serializers.ChoiceField(Level.choices, required=False)
    summary = serializers.CharField(max_length=20_000, required=False, allow_blank=True)
    protective_factors = serializers.CharField(max_length=20_000, required=False, allow_blank=True)
    childs_views = serializers.CharField(max_length=20_000, required=False, allow_blank=True)
    parents_views = serializers.CharField(max_length=20_000, required=False, allow_blank=True)
    override_reason = serializers.CharField(max_length=5_000, required=False, allow_blank=True)
    contributions_seen = serializers.IntegerField(
        required=False, help_text="Where an assessment is open: its `said` when you read what was put forward to it"
    )


def answers_from(given: dict[str, Any]) -> Answers:
    """What was sent, as the services take it."""
    return Answers(
        assessed_on=given.get("assessed_on") or today(),
        observations=tuple(IndicatorIn().to_observation(one) for one in given["indicators"]),
        final_level=given.get("final_level", ""),
        harm_status=given["harm_status"],
        offence_evidence=given["offence_evidence"],
        organised_model=given["organised_model"],
        exploitation_models=tuple(given.get("exploitation_models", ())),
        trafficking_elements=tuple(given.get("trafficking_elements", ())),
        tool_version=given.get("instrument", ""),
        **{name: given.get(name, "") for name in WORDS},
    )


class IndicatorOut(serializers.Serializer[IndicatorTick]):
    """One indicator with what it rests on. Evidence of health detail is left out for whoever has no right to it."""

    code = serializers.CharField(source="indicator.code")
    band = serializers.ChoiceField(Level.choices, source="indicator.band")
    when = serializers.ChoiceField(When.choices)
    age_at_event = serializers.IntegerField(allow_null=True)
    evidence = serializers.CharField(required=False)
    observed_on = serializers.DateField(allow_null=True)
    nature = serializers.ChoiceField(Nature.choices)
    agency = serializers.CharField(source="agency.code")
    is_health_detail = serializers.BooleanField()

    def to_representation(self, instance: IndicatorTick) -> dict[str, Any]:
        shown: dict[str, Any] = super().to_representation(instance)
        if not selectors.may_read(self.context["actor"], instance):
            del shown["evidence"]
        return shown


class ReasonOut(serializers.Serializer[Any]):
    """A rule that gives the calculated level, with the indicators that meet it."""

    level = serializers.ChoiceField(Level.choices)
    rule = serializers.CharField()
    codes = serializers.ListField(child=serializers.CharField())


class RiskAssessmentOut(serializers.Serializer[Assessment]):
    """A screening or assessment with its result."""

    id = serializers.UUIDField(source="public_id")
    child = serializers.UUIDField(source="child.public_id")
    kind = serializers.ChoiceField(AssessmentKind.choices, source="assessment_kind")
    status = serializers.ChoiceField(AssessmentStatus.choices)
    instrument = serializers.CharField(source="instrument.tool_version")
    assessed_on = serializers.DateField()
    calculated_level = serializers.ChoiceField(Level.choices)
    final_level = serializers.ChoiceField(Level.choices)
    requested_level = serializers.CharField(help_text="A lower level that waits for approval or was refused")
    override_reason = serializers.CharField()
    flags = serializers.ListField(child=serializers.ChoiceField(Flag.choices))
    reasons = ReasonOut(many=True)
    review_required = serializers.BooleanField()
    review_due_on = serializers.DateField(allow_null=True)
    review_trigger = serializers.CharField(help_text="What brought the review forward, if anything did")
    review_triggered_on = serializers.DateField(allow_null=True)
    harm_status = serializers.ChoiceField(HarmStatus.choices)
    offence_evidence = serializers.BooleanField()
    organised_model = serializers.BooleanField()
    exploitation_models = serializers.ListField(child=serializers.ChoiceField(ExploitationModel.choices))
    trafficking_elements = serializers.ListField(child=serializers.ChoiceField(TraffickingElement.choices))
    summary = serializers.CharField()
    protective_factors = serializers.CharField()
    childs_views = serializers.CharField()
    parents_views = serializers.CharField()
    indicators = IndicatorOut(many=True, source="ticks")
    agency = serializers.CharField(source="agency.code")
    based_on_screening = serializers.SerializerMethodField()
    previous = serializers.SerializerMethodField()
    created_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()
    version = serializers.IntegerField()

    @extend_schema_field(OpenApiTypes.UUID)
    def get_based_on_screening(self, one: Assessment) -> str | None:
        return str(one.based_on_screening.public_id) if one.based_on_screening else None

    @extend_schema_field(OpenApiTypes.UUID)
    def get_previous(self, one: Assessment) -> str | None:
        return str(one.previous.public_id) if one.previous else None
