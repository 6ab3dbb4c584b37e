"""The whole tool as somebody has filled it in, and everything that may be wrong with it at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from risk.choices import RANK, AssessmentKind, ExploitationModel, HarmStatus
from risk.rules.evidence import Observation, as_tick, check_assessed_on, check_evidence
from risk.rules.instrument import Instrument
from risk.rules.judgement import Signatory, check_final_level
from risk.rules.levels import Score, calculate
from risk.rules.ticks import Tick, check_ticks
from slscb.core.errors import Fault
from slscb.core.findings import Findings


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What was ticked and said. A blank `final_level` leaves it at what the tool calculates.

    `tool_version` is the version that was filled in, where the sender says so.
    """

    assessed_on: date
    observations: tuple[Observation, ...] = ()
    final_level: str = ""
    override_reason: str = ""
    harm_status: str = HarmStatus.NO_EVIDENCE.value
    offence_evidence: bool = False
    organised_model: bool = False
    exploitation_models: tuple[str, ...] = ()
    trafficking_elements: tuple[str, ...] = ()
    summary: str = ""
    protective_factors: str = ""
    childs_views: str = ""
    parents_views: str = ""
    tool_version: str = ""

    @property
    def is_organised(self) -> bool:
        """Whether exploitation looks organised, said as such or as one of the models of exploitation."""
        return self.organised_model or ExploitationModel.ORGANISED.value in self.exploitation_models

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What the level is calculated from."""
        return tuple(as_tick(one, self.assessed_on) for one in self.observations)


@dataclass(frozen=True, slots=True)
class Before:
    """The assessment that a new one follows: its day and the level then settled on."""

    assessed_on: date
    level: str


def result_of(instrument: Instrument, answers: Answers) -> Score:
    """The level, reasons and flags of the answers as they stand. Source: strategy section 5; issue 4, the rules."""
    return calculate(
        instrument, answers.ticks, offence_evidence=answers.offence_evidence, organised_model=answers.is_organised
    )


def check_answers(
    answers: Answers,
    *,
    kind: str,
    instrument: Instrument,
    today: date,
    born_on: date,
    assessor: Signatory,
    before: Before | None = None,
) -> Findings:
    """Everything wrong with a filled-in tool at once: the day, each indicator and its evidence, and the level settled on.

    The approval of a lower level is not asked for here: it comes after. Source: issue 4, the rules; issue 2, bad input.
    """
    calculated = result_of(instrument, answers).level
    previous_on = before.assessed_on if before else None
    return Findings(
        (
            *check_assessed_on(answers.assessed_on, today, born_on, previous_on).faults,
            *_version_faults(answers.tool_version, instrument.version),
            *check_ticks(instrument, answers.ticks).faults,
            *check_evidence(answers.observations, answers.assessed_on, born_on).faults,
            *_final_faults(answers, calculated, assessor, before.level if before else None),
            *_screening_faults(kind, calculated, answers.final_level),
        )
    )


def _final_faults(answers: Answers, calculated: str, assessor: Signatory, previous: str | None) -> Iterator[Fault]:
    """What stands against the level settled on, but for the approval that comes after."""
    final = answers.final_level or calculated
    found = check_final_level(calculated, final, assessor=assessor, reason=answers.override_reason, previous=previous)
    return (fault for fault in found.faults if fault.path != "approved_by")


def _version_faults(filled_in: str, in_force: str) -> Iterator[Fault]:
    """What was filled in is the version in force on the day. Source: issue 4, the instrument is versioned data."""
    if filled_in and filled_in != in_force:
        yield Fault("instrument", f"Version {in_force} of the tool is in force on this day")


def _screening_faults(kind: str, calculated: str, proposed: str) -> Iterator[Fault]:
    """Only Children's Social Care may settle below what the tool gives. Source: issue 4, professional judgement."""
    if kind == AssessmentKind.SCREENING and proposed in RANK and RANK[proposed] < RANK[calculated]:
        lower = "A screening cannot propose less than the tool gives. Children's Social Care may, in its assessment"
        yield Fault("final_level", lower)
