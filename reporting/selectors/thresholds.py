"""How thresholds are applied: what a screening proposed against what was settled, and the tool against the person."""

from typing import Any

from django.db.models import Q, QuerySet

from reporting.rules import Period
from reporting.selectors import dimensions
from reporting.selectors.measure import Column, Measure
from risk.models import Assessment
from risk.models.assessment import below

PROPOSED, FINAL, CALCULATED = "based_on_screening__final_level", "final_level", "calculated_level"
SAME, LOWER, HIGHER = "Same level", "Settled lower", "Settled higher"


def assessed(period: Period) -> QuerySet[Any]:
    """Assessments by Children's Social Care of the period."""
    made: QuerySet[Any] = Assessment.objects.assessments().filter(
        dimensions.within("assessed_on", period, moments=False)
    )
    return made


def screened(period: Period) -> QuerySet[Any]:
    """Those of them that followed a screening."""
    return assessed(period).filter(based_on_screening__isnull=False)


def same(level: str, other: str) -> Q:
    """Neither is lower than the other."""
    return ~below(level, other) & ~below(other, level)


PROPOSALS = Measure(
    key="proposals",
    title="Proposed and final levels",
    explains=(
        "Assessments of the period that followed a screening, by the agency that screened: whether Children's Social Care "
        "settled on the level proposed, on a lower or on a higher one."
    ),
    records=screened,
    columns=(
        Column("same", SAME, same(FINAL, PROPOSED)),
        Column("lower", LOWER, below(FINAL, PROPOSED)),
        Column("higher", HIGHER, below(PROPOSED, FINAL)),
        Column("all", "All"),
    ),
    dimensions={
        "agency": dimensions.agency("based_on_screening__agency"),
        **dimensions.of_child("assessed_on", moments=False),
    },
    drawn=("same", "lower", "higher"),
    when="assessed_on",
    shares=(("settled as proposed", "same", "all"),),
    parts=("same", "lower", "higher"),
    whole="all",
)

JUDGEMENT = Measure(
    key="judgement",
    title="The tool and professional judgement",
    explains=(
        "Assessments of the period: whether the final level is the one that the tool calculated, was raised by the assessor, "
        "or was lowered with the approval of a second person."
    ),
    records=assessed,
    columns=(
        Column("same", "As calculated", same(FINAL, CALCULATED)),
        Column("raised", "Raised", below(CALCULATED, FINAL)),
        Column("lowered", "Lowered", below(FINAL, CALCULATED)),
        Column("all", "All"),
    ),
    dimensions=dimensions.of_child("assessed_on", moments=False),
    drawn=("same", "raised", "lowered"),
    when="assessed_on",
    shares=(("raised", "raised", "all"), ("lowered", "lowered", "all")),
    parts=("same", "raised", "lowered"),
    whole="all",
)
