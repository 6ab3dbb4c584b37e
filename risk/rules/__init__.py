"""What the service decides about risk. Plain values in, small frozen values out."""

from risk.rules.agreement import Agreement, Kappa, agreement, cohen, fleiss, kappa_words, round_faults
from risk.rules.answers import Answers, Before, check_answers, result_of
from risk.rules.changes import Change, listed, what_would_change_it
from risk.rules.comparison import Comparison, compare
from risk.rules.definition import definition_faults
from risk.rules.evidence import Observation, as_tick, check_assessed_on, check_evidence
from risk.rules.instrument import Band, Below, Indicator, Instrument, instrument_from
from risk.rules.judgement import Signatory, StepDown, check_final_level, needs_approval, step_down
from risk.rules.levels import (
    Reason,
    Score,
    below_minimum,
    calculate,
    calculate_level,
    historic_changes_level,
    offence_needs_review,
    organised_needs_review,
    proposed_level,
    raised_by_ticks,
    score,
)
from risk.rules.responses import is_raised, response_due_on
from risk.rules.reviews import (
    REVIEW_DAYS,
    Review,
    bring_forward,
    refer_at_once,
    required_responses,
    review_due_on,
    review_overdue,
)
from risk.rules.seniority import seniority
from risk.rules.ticks import Tick, age_at_event, check_observed, check_ticks, default_when
from risk.rules.versions import (
    Difference,
    approval_faults,
    copied,
    difference,
    draft_faults,
    switch_faults,
    with_indicator,
    without_indicator,
)

__all__ = [
    "REVIEW_DAYS",
    "Agreement",
    "Answers",
    "Band",
    "Before",
    "Below",
    "Change",
    "Comparison",
    "Difference",
    "Indicator",
    "Instrument",
    "Kappa",
    "Observation",
    "Reason",
    "Review",
    "Score",
    "Signatory",
    "StepDown",
    "Tick",
    "age_at_event",
    "agreement",
    "approval_faults",
    "as_tick",
    "below_minimum",
    "bring_forward",
    "calculate",
    "calculate_level",
    "check_answers",
    "check_assessed_on",
    "check_evidence",
    "check_final_level",
    "check_observed",
    "check_ticks",
    "cohen",
    "compare",
    "copied",
    "default_when",
    "definition_faults",
    "difference",
    "draft_faults",
    "fleiss",
    "historic_changes_level",
    "instrument_from",
    "is_raised",
    "kappa_words",
    "listed",
    "needs_approval",
    "offence_needs_review",
    "organised_needs_review",
    "proposed_level",
    "raised_by_ticks",
    "refer_at_once",
    "required_responses",
    "response_due_on",
    "result_of",
    "review_due_on",
    "review_overdue",
    "round_faults",
    "score",
    "seniority",
    "step_down",
    "switch_faults",
    "what_would_change_it",
    "with_indicator",
    "without_indicator",
]
