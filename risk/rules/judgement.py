"""Professional judgement: when the final level may differ from what the tool calculated, and who must agree.

Readings chosen where the rule is silent:
"another seniority" means a more senior one, because a junior's signature protects nobody;
"two step-downs never in one assessment" is measured from the calculated level and, where a person overrides downwards,
also from the child's previous final level. A fall that the tool itself calculates is never refused: it is shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from risk.choices import RANK, Level
from slscb.core.errors import Fault
from slscb.core.findings import Findings


@dataclass(frozen=True, slots=True)
class Signatory:
    """Someone who puts their name to a level; a higher seniority is more senior."""

    person: object
    seniority: int


@dataclass(frozen=True, slots=True)
class StepDown:
    """How far a child's level fell since the previous assessment, and whether the SERAC panel must see it."""

    steps: int
    to_serac: bool
    words: str


def check_final_level(
    calculated: str,
    final: str,
    *,
    assessor: Signatory,
    reason: str = "",
    approver: Signatory | None = None,
    previous: str | None = None,
) -> Findings:
    """The final level may be raised by the assessor with a reason, and lowered by one step with a reason and the
    approval of someone more senior; paths `final_level`, `override_reason`, `approved_by`.

    Source: issue 4, professional judgement; domain table 9, A12.
    """
    if final not in RANK:
        return Findings((Fault("final_level", "Choose none, low, medium or high"),))
    if final == calculated:
        return Findings()
    faults = list(_reason_faults(reason))
    if RANK[final] < RANK[calculated]:
        faults += [*_step_faults(calculated, final, previous), *_approval_faults(assessor, approver)]
    return Findings(tuple(faults))


def needs_approval(calculated: str, final: str) -> bool:
    """A final level below the calculated one waits for a second, more senior person.

    Source: issue 4, professional judgement; domain table 9, A12.
    """
    return RANK[final] < RANK[calculated]


def step_down(previous: str | None, final: str) -> StepDown | None:
    """A child whose level fell is shown as stepped down, and one who was HIGH is also put to SERAC; else None.

    Source: issue 4, professional judgement.
    """
    steps = RANK[previous] - RANK[final] if previous else 0
    if steps <= 0 or previous is None:
        return None
    by = "one step" if steps == 1 else f"{steps} steps"
    return StepDown(steps, previous == Level.HIGH, f"The level fell by {by}, from {previous} to {final}.")


def _reason_faults(reason: str) -> Iterator[Fault]:
    if not reason.strip():
        yield Fault("override_reason", "Say why the final level differs from the calculated one")


def _step_faults(calculated: str, final: str, previous: str | None) -> Iterator[Fault]:
    if RANK[calculated] - RANK[final] > 1:
        yield Fault("final_level", f"The level may be lowered by one step at a time, and the tool says {calculated}")
    elif previous and RANK[previous] - RANK[final] > 1:
        yield Fault("final_level", f"The level may be lowered by one step at a time, and it was {previous} before")


def _approval_faults(assessor: Signatory, approver: Signatory | None) -> Iterator[Fault]:
    if approver is None:
        yield Fault("approved_by", "Lowering the level needs the approval of a second person")
    elif approver.person == assessor.person:
        yield Fault("approved_by", "Nobody approves their own step-down")
    elif approver.seniority <= assessor.seniority:
        yield Fault("approved_by", "The second person must be more senior than the assessor")
