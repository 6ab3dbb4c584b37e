"""What the service decides about missing children. Plain values in, small frozen values out; now is an argument."""

from missing.rules.clock import (
    INTERVIEW_WITHIN,
    Countdown,
    Reminder,
    held_in_time,
    in_words,
    interview_due_at,
    missing_for,
    reminder,
    reminder_times,
    time_left,
)
from missing.rules.episodes import Report, Return, Span, check_report, check_return, closes_on
from missing.rules.interviews import (
    Completion,
    Offer,
    Refusal,
    check_completion,
    check_decline,
    check_not_offered,
    check_offer,
)
from missing.rules.patterns import Prompt, Repeat, Thresholds, long_missing, repeat_missing, strategy_prompts

__all__ = [
    "INTERVIEW_WITHIN",
    "Completion",
    "Countdown",
    "Offer",
    "Prompt",
    "Refusal",
    "Reminder",
    "Repeat",
    "Report",
    "Return",
    "Span",
    "Thresholds",
    "check_completion",
    "check_decline",
    "check_not_offered",
    "check_offer",
    "check_report",
    "check_return",
    "closes_on",
    "held_in_time",
    "in_words",
    "interview_due_at",
    "long_missing",
    "missing_for",
    "reminder",
    "reminder_times",
    "repeat_missing",
    "strategy_prompts",
    "time_left",
]
