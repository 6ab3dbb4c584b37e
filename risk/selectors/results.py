"""What the tool says about answers that are not saved: for the page while somebody ticks, and for the service before it
saves. One path, so that what was shown is what is kept."""

from dataclasses import dataclass

from agencies.models import User
from cases.models import Child
from risk import rules
from risk.choices import AssessmentKind
from risk.models import Assessment, Instrument
from risk.rules import Answers, Before, Change, Score, Signatory
from risk.selectors import instruments, standing
from slscb.core.clock import today
from slscb.core.errors import Fault


@dataclass(frozen=True)
class Result:
    """The score, what would change it, everything that stands against saving, and what it follows."""

    instrument: Instrument
    tool: rules.Instrument
    score: Score
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    previous: Assessment | None


def work_out(user: User, child: Child, kind: AssessmentKind, answers: Answers) -> Result:
    """Score the answers for a child that access has already let through; keeps nothing. Raises Invalid without a tool."""
    instrument = instruments.in_force(answers.assessed_on)
    tool = rules.instrument_from(instrument.definition)
    previous = standing.in_force_of(child)
    sets_level = kind is AssessmentKind.ASSESSMENT and previous is not None
    found = rules.check_answers(
        answers,
        kind=kind,
        instrument=tool,
        today=today(),
        born_on=child.date_of_birth,
        assessor=signatory(user),
        before=Before(previous.assessed_on, previous.final_level) if sets_level and previous else None,
    )
    score = rules.result_of(tool, answers)
    return Result(instrument, tool, score, rules.what_would_change_it(tool, score), found.faults, previous)


def signatory(user: User) -> Signatory:
    """The user as someone who puts their name to a level."""
    return Signatory(user.pk, rules.seniority(user.standing.roles))
