"""What recording one police episode does: a new episode, one of ours filled in, or a fault in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from missing.choices import EpisodeKind, EpisodeStatus, RowOutcome
from missing.rules.episodes import Report, Return, Span, check_report, check_return
from slscb.core.errors import Fault

SAME_WITHIN = timedelta(hours=2)
FILLED = ("police_risk", "reported_by", "missing_from", "return_how")
IN_CARE = ("care", "foster", "hostel", "placement", "supported", "residential")


@dataclass(frozen=True, slots=True)
class Police:
    """What police say of one episode."""

    reference: str
    last_seen_at: datetime
    reported_at: datetime
    returned_at: datetime | None = None
    police_risk: str = ""
    reported_by: str = ""
    missing_from: str = ""
    return_how: str = ""
    residence: str = ""


@dataclass(frozen=True, slots=True)
class Ours:
    """What stands here of one episode of the child (`pk` is its internal id)."""

    pk: int
    last_seen_at: datetime
    returned_at: datetime | None
    status: str
    police_reference: str = ""
    police_risk: str = ""
    reported_by: str = ""
    missing_from: str = ""
    return_how: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where ours says another thing than police: the field, ours and theirs. Ours stays."""

    name: str
    ours: datetime | str | None
    theirs: datetime | str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with a row: its outcome, our episode, what is filled in, what differs; or the faults."""

    outcome: str = ""
    pk: int | None = None
    kind: str = ""
    fill: dict[str, datetime | str] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    faults: tuple[Fault, ...] = ()


def plan(police: Police, ours: Iterable[Ours], born_on: date, looked_after: bool, now: datetime) -> Plan:
    """A police episode is ours where ours has its reference, or where ours of the same child has no other reference and began
    within two hours of it. What is empty here is filled in; what differs is kept and told. Any other is new, unless it
    overlaps one of ours. Fault paths are field names. Source: issue 5 point 6.
    """
    known = list(ours)
    same = next((one for one in known if one.police_reference == police.reference), None)
    if same is not None:
        return _fill(police, same, known, now)
    near = [one for one in known if not one.police_reference and _apart(one, police) <= SAME_WITHIN]
    if near:
        return _fill(police, min(near, key=lambda one: _apart(one, police)), known, now)
    return _new(police, known, born_on, looked_after, now)


def kind_of(residence: str, looked_after: bool) -> str:
    """A looked-after child is missing from care unless police say that she was at home. Source: domain facts, 1.1."""
    at_home = residence and not any(word in residence.casefold() for word in IN_CARE)
    return EpisodeKind.CARE if looked_after and not at_home else EpisodeKind.HOME


def _apart(one: Ours, police: Police) -> timedelta:
    return abs(one.last_seen_at - police.last_seen_at)


def _fill(police: Police, same: Ours, known: list[Ours], now: datetime) -> Plan:
    fill: dict[str, datetime | str] = {}
    if not same.police_reference:
        fill["police_reference"] = police.reference
    differences = [Difference("last_seen_at", same.last_seen_at, police.last_seen_at)] if _apart(same, police) else []
    for name in FILLED:
        ours, theirs = getattr(same, name), getattr(police, name)
        if theirs and not ours:
            fill[name] = theirs
        elif theirs and ours != theirs:
            differences.append(Difference(name, ours, theirs))
    faults: tuple[Fault, ...] = ()
    if police.returned_at and same.status == EpisodeStatus.MISSING:
        fill["returned_at"] = police.returned_at
        others = tuple(
            Span(one.last_seen_at) for one in known if one is not same and one.last_seen_at >= same.last_seen_at
        )
        faults = check_return(Return(same.last_seen_at, police.returned_at, None, others), now).faults
    elif police.returned_at and police.returned_at != same.returned_at:
        differences.append(Difference("returned_at", same.returned_at, police.returned_at))
    if faults:
        return Plan(faults=faults)
    joined = RowOutcome.RECONCILED if "police_reference" in fill else RowOutcome.UPDATED
    return Plan(joined if fill else RowOutcome.UNCHANGED, same.pk, "", fill, tuple(differences))


def _new(police: Police, known: list[Ours], born_on: date, looked_after: bool, now: datetime) -> Plan:
    kind = kind_of(police.residence, looked_after)
    faults = tuple(_faults(police, known, Report(
        kind=kind,
        last_seen_at=police.last_seen_at,
        reported_at=police.reported_at,
        born_on=born_on,
        looked_after=looked_after,
        police_risk=police.police_risk,
        returned_at=police.returned_at,
        others=tuple(Span(one.last_seen_at, one.returned_at) for one in known),
    ), now))  # fmt: skip
    return Plan(faults=faults) if faults else Plan(RowOutcome.NEW, kind=kind)


def _faults(police: Police, known: list[Ours], report: Report, now: datetime) -> Iterator[Fault]:
    yield from check_report(report, now).faults
    if police.returned_at:
        yield from check_return(Return(police.last_seen_at, police.returned_at), now).faults
