"""What the service decides about missing children. Plain values in, small frozen values out; now is an argument."""

from missing.rules import extracts, matching, reconciling
from missing.rules.clock import (
    ESCALATED_FOR,
    INTERVIEW_WITHIN,
    Countdown,
    Reminder,
    held_in_time,
    in_words,
    interview_due_at,
    missing_for,
    reminder,
    reminder_times,
    seen_until,
    time_left,
)
from missing.rules.endings import Unresolved, check_in_error, check_unresolved, has_turned_18
from missing.rules.episodes import Report, Return, Span, check_report, check_return, closes_on
from missing.rules.gradings import Grading, check_grading, turns_missing
from missing.rules.interviews import (
    Completion,
    Offer,
    Refusal,
    check_completion,
    check_decline,
    check_not_offered,
    check_offer,
)
from missing.rules.patterns import Prompt, Repeat, Thresholds, long_from, long_missing, repeat_missing, strategy_prompts
from missing.rules.preventions import Prevention, check_prevention
from missing.rules.profile import check_profile

__all__ = [
    "ESCALATED_FOR",
    "INTERVIEW_WITHIN",
    "Completion",
    "Countdown",
    "Grading",
    "Offer",
    "Prevention",
    "Prompt",
    "Refusal",
    "Reminder",
    "Repeat",
    "Report",
    "Return",
    "Span",
    "Thresholds",
    "Unresolved",
    "check_completion",
    "check_decline",
    "check_grading",
    "check_in_error",
    "check_not_offered",
    "check_offer",
    "check_prevention",
    "check_profile",
    "check_report",
    "check_return",
    "check_unresolved",
    "closes_on",
    "extracts",
    "has_turned_18",
    "held_in_time",
    "in_words",
    "interview_due_at",
    "long_from",
    "long_missing",
    "matching",
    "missing_for",
    "reconciling",
    "reminder",
    "reminder_times",
    "repeat_missing",
    "seen_until",
    "strategy_prompts",
    "time_left",
    "turns_missing",
]
