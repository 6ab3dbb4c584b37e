"""The shape of the panel's records in the API."""

from typing import Any

from rest_framework import serializers

from agencies.choices import PARTNERS
from serac.choices import ActionStatus, MeetingStatus, Origin, ReasonKind, ReferralStatus
from serac.models import AgendaItem, Meeting, PanelAction, PanelReferral

AGENCIES = [(code.value, code.label) for code in PARTNERS]


class MeetingIn(serializers.Serializer[Any]):
    """A day of the grid to be put into the calendar."""

    held_on = serializers.DateField()


class MeetingOut(serializers.Serializer[Meeting]):
    """A meeting of the panel."""

    id = serializers.UUIDField(source="public_id")
    series = serializers.CharField(source="series.name")
    held_on = serializers.DateField()
    starts_at = serializers.TimeField(source="series.starts_at")
    venue = serializers.CharField(source="series.venue")
    status = serializers.ChoiceField(MeetingStatus.choices)
    agenda_built_at = serializers.DateTimeField(allow_null=True)
    circulated_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()


class ListingReasonOut(serializers.Serializer[dict[str, Any]]):
    """Why a child is on an agenda: its kind, a sentence, the evidence in words and the public ids behind it."""

    kind = serializers.ChoiceField(ReasonKind.choices)
    words = serializers.CharField()
    evidence = serializers.ListField(child=serializers.CharField())
    refs = serializers.ListField(child=serializers.CharField())
    since = serializers.DateField(allow_null=True)


class ItemOut(serializers.Serializer[AgendaItem]):
    """A child on an agenda with every reason that applies."""

    id = serializers.UUIDField(source="public_id")
    position = serializers.IntegerField(source="number")
    section = serializers.IntegerField()
    child_id = serializers.UUIDField(source="child.public_id")
    child_reference = serializers.CharField(source="child.reference")
    level = serializers.CharField()
    origin = serializers.ChoiceField(Origin.choices)
    reasons = ListingReasonOut(many=True)
    added_reason = serializers.CharField()
    no_longer_meets = serializers.BooleanField()
    note = serializers.CharField()
    version = serializers.IntegerField()


class BuiltOut(serializers.Serializer[Any]):
    """A draft agenda that was built."""

    meeting = MeetingOut()
    items = ItemOut(many=True)


class ReferralIn(serializers.Serializer[Any]):
    """Why the panel should discuss a child."""

    reason = serializers.CharField(max_length=4_000)


class AcceptIn(serializers.Serializer[Any]):
    """What to tell the referrer."""

    reason = serializers.CharField(max_length=2_000, required=False, allow_blank=True)


class DeclineIn(serializers.Serializer[Any]):
    """Why a referral is not accepted."""

    reason = serializers.CharField(max_length=2_000)


class ReferralOut(serializers.Serializer[PanelReferral]):
    """A referral to the panel."""

    id = serializers.UUIDField(source="public_id")
    child_id = serializers.UUIDField(source="child.public_id")
    child_reference = serializers.CharField(source="child.reference")
    agency = serializers.CharField(source="agency.code")
    referred_at = serializers.DateTimeField()
    reason = serializers.CharField()
    status = serializers.ChoiceField(ReferralStatus.choices)
    decided_at = serializers.DateTimeField(allow_null=True)
    decision_reason = serializers.CharField()
    version = serializers.IntegerField()


class ActionIn(serializers.Serializer[Any]):
    """How far an action has come."""

    status = serializers.ChoiceField(ActionStatus.choices)
    outcome = serializers.CharField(max_length=1_000, required=False, allow_blank=True)
    completed_on = serializers.DateField(required=False, allow_null=True)


class ActionOut(serializers.Serializer[PanelAction]):
    """What the panel asked an agency to do."""

    id = serializers.UUIDField(source="public_id")
    child_id = serializers.UUIDField(source="child.public_id")
    child_reference = serializers.CharField(source="child.reference")
    meeting_id = serializers.UUIDField(source="meeting.public_id")
    title = serializers.CharField()
    agency = serializers.CharField(source="agency.code")
    owner = serializers.SerializerMethodField()
    due_on = serializers.DateField()
    status = serializers.ChoiceField(ActionStatus.choices)
    outcome = serializers.CharField()
    completed_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()

    def get_owner(self, action: PanelAction) -> str | None:
        return str(action.owner) if action.owner else None
