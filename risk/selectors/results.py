"""What the tool says about answers that are not saved: for the page while somebody ticks, and for the service before it
saves. One path, so that what was shown is what is kept."""

from dataclasses import dataclass

from agencies.models import User
from cases.models import Child
from risk import rules
from risk.choices import AssessmentKind
from risk.models import Instrument
from risk.rules import Answers, Before, Change, Score, Signatory
from risk.selectors import instruments, standing
from risk.selectors.instruments import Tool
from risk.selectors.standing import Known
from slscb.core.clock import today
from slscb.core.errors import Fault


@dataclass(frozen=True)
class Result:
    """The score, what would change it, everything that stands against saving, and what it follows."""

    instrument: Instrument
    tool: Tool
    score: Score
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    known: Known


def work_out(user: User, child: Child, kind: AssessmentKind, answers: Answers) -> Result:
    """Score the answers for a child that access has already let through; keeps nothing. Raises Invalid without a tool."""
    instrument = instruments.in_force(answers.assessed_on)
    tool = instruments.tool_of(instrument)
    known = standing.known_of(child)
    previous = known.previous if kind is AssessmentKind.ASSESSMENT else None
    found = rules.check_answers(
        answers,
        kind=kind,
        instrument=tool.rules,
        today=today(),
        born_on=child.date_of_birth,
        assessor=signatory(user),
        before=Before(previous.assessed_on, previous.final_level) if previous else None,
    )
    score = rules.result_of(tool.rules, answers)
    changes = rules.what_would_change_it(tool.rules, score)
    return Result(instrument, tool, score, changes, found.faults, known)


def signatory(user: User) -> Signatory:
    """The user as someone who puts their name to a level."""
    return Signatory(user.pk, rules.seniority(user.standing.roles))
