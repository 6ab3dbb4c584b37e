"""An open assessment and what agencies put forward to it, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from agencies.models import User
from cases.presenters.changes import link_to_changes
from risk import selectors
from risk.choices import OpenState
from risk.models import Contribution, OpenAssessment
from risk.presenters.assessments import address as address_of_assessment
from risk.presenters.assessments import title as title_of_assessment
from risk.rules import PutForward
from risk.selectors import OpenPage
from slscb.core.marking import NOT_SHOWN
from slscb.core.pages import Link, address_of
from slscb.core.parts import Cell, Colour, Row, Table, Tag
from slscb.core.words import count_words, day_words, moment_words, short_moment_words

COLOURS: dict[str, Colour] = {OpenState.OPEN: "blue", OpenState.COMPLETED: "green", OpenState.CLOSED: "grey"}


@dataclass(frozen=True)
class Said:
    """What one agency put forward for one indicator."""

    who: str
    evidence: str
    facts: str
    tag: Tag
    is_withdrawn: bool
    withdrawn: str
    withdraw: str


@dataclass(frozen=True)
class Indicator:
    """An indicator with everything that was put forward for it, side by side."""

    title: str
    tool_words: str
    said: Sequence[Said]


def address(opened: OpenAssessment) -> str:
    """The page of an open assessment."""
    return address_of("risk:open-assessment-view", opened.public_id)


def card_link(open_id: UUID | None) -> Link | None:
    """The way to it from the child's page, where one is open."""
    return Link("See or add what is put forward", address_of("risk:open-assessment-view", open_id)) if open_id else None


def page(user: User, shown: OpenPage) -> dict[str, object]:
    """Everything that its page shows."""
    opened = shown.opened
    return {
        "child": opened.child,
        "state": Tag(opened.get_state_display(), COLOURS[opened.state]),
        "facts": facts(opened),
        "indicators": indicators(user, shown),
        "ways": ways(user, opened),
        "links": link_to_changes(user, opened.child, opened),
    }


def facts(opened: OpenAssessment) -> list[Row]:
    """Who opened it, why, and what came of it."""
    rows = [
        Row("Opened by", f"{opened.opened_by}, {opened.agency}\n{moment_words(opened.created_at)}"),
        Row("Why", opened.why),
        Row("Put in by", day_words(opened.wanted_by)),
    ]
    if opened.ended_at:
        rows.append(Row("Ended", f"{opened.ended_by}, {moment_words(opened.ended_at)}\n{opened.ending_reason}".strip()))
    if opened.assessment:
        made = opened.assessment
        rows.append(Row("Completed as", title_of_assessment(made), href=address_of_assessment(made)))
    return rows


def indicators(user: User, shown: OpenPage) -> list[Indicator]:
    """Each indicator with what was put forward for it, in the tool's order."""
    is_open = shown.opened.state == OpenState.OPEN
    grouped = groupby(shown.contributions, key=lambda one: one.indicator)
    return [
        Indicator(f"{found.code}: {found.label}", found.text, [_said(user, one, is_open=is_open) for one in said])
        for found, said in grouped
    ]


def ways(user: User, opened: OpenAssessment) -> list[Link]:
    """What this person may do with it while it is open."""
    if opened.state != OpenState.OPEN:
        return []
    found = []
    if user.may("risk.screen"):
        found.append(Link("Put something forward", address_of("risk:contribution-add", opened.public_id)))
    if selectors.is_assessor(user):
        found.append(Link("Complete the assessment", address_of("risk:assessment-create", opened.child.public_id)))
        found.append(Link("End it without an assessment", address_of("risk:open-assessment-end", opened.public_id)))
    return found


def asked_table(found: Iterable[OpenAssessment]) -> Table:
    """Open assessments to which one's agency has put nothing yet."""
    rows = [
        (Cell(one.child.full_name, href=address(one), hint=one.child.reference), day_words(one.wanted_by))
        for one in found
    ]
    return Table.of("Assessments that wait for your agency", ["Child", "Put in by"], rows, is_caption_hidden=True)


def who_said(one: Contribution) -> str:
    """Who put it forward, for which agency and when."""
    return f"{one.agency} ({one.author}, {short_moment_words(one.created_at)})"


def put_forward(user: User, one: Contribution) -> PutForward:
    """A contribution as the assessor starts from it; evidence that this person may not read stays where it is."""
    return PutForward(
        who_said(one),
        selectors.observation_of(one, evidence=one.evidence if selectors.may_read(user, one) else ""),
    )


def newer_words(seen: int, said: int) -> str:
    """That something was put forward or withdrawn since the form was opened."""
    if said <= seen:
        return ""
    verb = "was" if said - seen == 1 else "were"
    return f"Since you began, {count_words(said - seen, 'thing')} {verb} put forward or withdrawn."


def _said(user: User, one: Contribution, *, is_open: bool) -> Said:
    is_shown = selectors.may_read(user, one)
    observed = f"Observed on {day_words(one.observed_on)}" if one.observed_on else ""
    age = f"Aged {one.age_at_event} then" if one.age_at_event is not None else ""
    known = f"Known to {one.source_agency}" if one.source_agency_id != one.agency_id else ""
    health = "Health detail" if one.is_health_detail else ""
    mine = one.agency_id in user.standing.agency_ids and user.may("risk.screen")
    return Said(
        who=who_said(one),
        evidence=one.evidence if is_shown else NOT_SHOWN,
        facts=". ".join(part for part in (one.get_nature_display(), observed, age, known, health) if part),
        tag=Tag("Current", "blue") if one.when == "current" else Tag("Historic", "grey"),
        is_withdrawn=one.is_withdrawn,
        withdrawn=_withdrawn(one, is_shown=is_shown),
        withdraw=address_of("risk:contribution-withdraw", one.public_id)
        if mine and is_open and not one.is_withdrawn
        else "",
    )


def _withdrawn(one: Contribution, *, is_shown: bool) -> str:
    if one.withdrawn_at is None:
        return ""
    why = one.withdrawn_reason if is_shown else NOT_SHOWN
    return f"Withdrawn by {one.withdrawn_by} on {moment_words(one.withdrawn_at)}: {why}"
