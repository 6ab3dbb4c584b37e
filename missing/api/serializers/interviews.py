"""Return interviews and offers in the API."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from agencies import selectors as agencies
from missing.choices import (
    DECLINED,
    DeclineReason,
    GoingAgain,
    Harm,
    InterviewStatus,
    OfferMethod,
    OfferOutcome,
    PullFactor,
    PushFactor,
)
from missing.models import InterviewOffer, ReturnInterview
from missing.presenters import due_in_words, is_overdue
from slscb.core.api import MarkedSerializer
from slscb.core.clock import now

LONGEST = 20_000


def words() -> serializers.CharField:
    """An answer in one's own words."""
    return serializers.CharField(max_length=LONGEST, required=False, allow_blank=True)


def codes(choices: type[PushFactor] | type[PullFactor] | type[Harm]) -> serializers.ListField:
    """Any number of codes of one list."""
    return serializers.ListField(child=serializers.ChoiceField(choices.choices), max_length=30, required=False)


class InterviewBriefOut(serializers.Serializer[ReturnInterview]):
    """A return interview as it stands inside its episode."""

    id = serializers.UUIDField(source="public_id")
    due_at = serializers.DateTimeField()
    status = serializers.ChoiceField(InterviewStatus.choices)
    is_overdue = serializers.SerializerMethodField()
    due_in_words = serializers.SerializerMethodField()
    arranged_for = serializers.DateTimeField(allow_null=True)
    held_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()

    def get_is_overdue(self, interview: ReturnInterview) -> bool:
        return is_overdue(interview, now())

    def get_due_in_words(self, interview: ReturnInterview) -> str:
        return due_in_words(interview.due_at, now()) if interview.closed_at is None else ""


class InterviewSummaryOut(InterviewBriefOut):
    """A return interview without what was said."""

    child = serializers.UUIDField(source="child.public_id")


class OfferIn(serializers.Serializer[Any]):
    """One offer; made now and by the token's user unless told."""

    offered_at = serializers.DateTimeField(required=False)
    offered_by = serializers.CharField(max_length=150, required=False, allow_blank=True)
    is_independent = serializers.BooleanField(required=False, default=True)
    method = serializers.ChoiceField(OfferMethod.choices)
    outcome = serializers.ChoiceField(OfferOutcome.choices, required=False)
    reason = serializers.ChoiceField(DeclineReason.choices, required=False, allow_blank=True)
    words = serializers.CharField(max_length=5_000, required=False, allow_blank=True)
    asked_for = serializers.CharField(max_length=150, required=False, allow_blank=True)
    arranged_for = serializers.DateTimeField(required=False, allow_null=True)


class OfferOut(serializers.Serializer[InterviewOffer]):
    """One offer."""

    id = serializers.UUIDField(source="public_id")
    offered_at = serializers.DateTimeField()
    offered_by = serializers.CharField()
    is_independent = serializers.BooleanField()
    method = serializers.ChoiceField(OfferMethod.choices)
    outcome = serializers.ChoiceField(OfferOutcome.choices)
    reason = serializers.CharField()
    words = serializers.CharField()
    asked_for = serializers.CharField()


class InterviewDeclineIn(serializers.Serializer[Any]):
    """A refusal that ends the matter; declined now unless told."""

    outcome = serializers.ChoiceField([(code, InterviewStatus(code).label) for code in sorted(DECLINED)])
    reason = serializers.ChoiceField(DeclineReason.choices)
    declined_at = serializers.DateTimeField(required=False)
    words = serializers.CharField(max_length=5_000, required=False, allow_blank=True)


class AnswersIn(serializers.Serializer[Any]):
    """What was said; `agency` is an agency's code."""

    held_at = serializers.DateTimeField(required=False)
    interviewer = serializers.CharField(max_length=150, required=False, allow_blank=True)
    agency = serializers.SlugRelatedField(
        slug_field="code", queryset=agencies.agencies(), required=False, allow_null=True
    )
    is_independent = serializers.BooleanField(required=False)
    chosen_by_child = serializers.BooleanField(required=False)
    not_independent_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
    place = serializers.CharField(max_length=200, required=False, allow_blank=True)
    in_person = serializers.BooleanField(required=False)
    sharing_explained = serializers.BooleanField(required=False)
    late_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
    push_factors = codes(PushFactor)
    pull_factors = codes(PullFactor)
    why_left = words()
    where_stayed = words()
    with_whom = words()
    travel = words()
    what_happened = words()
    online = words()
    harms = codes(Harm)
    harm_details = words()
    health_needs = words()
    childs_words = words()
    what_would_help = words()
    going_again = serializers.ChoiceField(GoingAgain.choices, required=False, allow_blank=True)
    is_safe_now = serializers.BooleanField(required=False, allow_null=True)
    immediate_safety = words()
    next_steps = words()


class CompleteIn(AnswersIn):
    """The interview as it was held, and the child's other episodes (ids) that it was about."""

    also_covers = serializers.ListField(child=serializers.UUIDField(), max_length=50, required=False)


class InterviewOut(MarkedSerializer, InterviewSummaryOut):
    """A return interview with all that was said, the episodes (ids) it covers and every offer."""

    episodes = serializers.SerializerMethodField()
    offers = OfferOut(many=True)
    interviewer = serializers.CharField()
    agency = serializers.CharField(source="agency.code", allow_null=True, default=None)
    is_independent = serializers.BooleanField()
    chosen_by_child = serializers.BooleanField()
    not_independent_reason = serializers.CharField()
    place = serializers.CharField(required=False)
    in_person = serializers.BooleanField()
    sharing_explained = serializers.BooleanField()
    late_reason = serializers.CharField()
    push_factors = serializers.ListField(child=serializers.CharField())
    pull_factors = serializers.ListField(child=serializers.CharField())
    why_left = serializers.CharField()
    where_stayed = serializers.CharField()
    with_whom = serializers.CharField(required=False)
    travel = serializers.CharField()
    what_happened = serializers.CharField()
    online = serializers.CharField()
    harms = serializers.ListField(child=serializers.CharField())
    harm_details = serializers.CharField()
    health_needs = serializers.CharField(required=False)
    childs_words = serializers.CharField()
    what_would_help = serializers.CharField()
    going_again = serializers.CharField()
    is_safe_now = serializers.BooleanField(allow_null=True)
    immediate_safety = serializers.CharField()
    next_steps = serializers.CharField()
    closing_reason = serializers.CharField()
    closing_words = serializers.CharField()
    decided_by = serializers.CharField(allow_null=True)
    completed_at = serializers.DateTimeField(allow_null=True)
    completed_by = serializers.CharField(allow_null=True)
    signed_off_at = serializers.DateTimeField(allow_null=True)
    signed_off_by = serializers.CharField(allow_null=True)
    sign_off_words = serializers.CharField()
    created_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()

    def get_episodes(self, interview: ReturnInterview) -> list[UUID]:
        """The public ids of the episodes that the interview covers."""
        return [episode.public_id for episode in interview.episodes.all()]
