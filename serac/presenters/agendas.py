"""An agenda's items as they are shown: every reason as a sentence, what a person did, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agencies.models import User
from cases.presenters import level_tag
from risk.choices import HarmStatus
from serac.choices import MeetingStatus, Origin, ReasonKind, Section
from serac.models import AgendaItem, Meeting, PanelDecision
from serac.presenters.actions import ActionLine, action_line
from serac.presenters.words import age_words, child_link, outcome_words
from serac.selectors import Case, ItemPage
from slscb.core.pages import Link, address_of
from slscb.core.parts import Row, Tag
from slscb.core.words import count_words, day_words

QUESTIONS = {
    ReasonKind.REFERRED: "What does the referrer ask of the panel that nobody is doing yet?",
    ReasonKind.HIGH: "What has made the child safer since the last meeting, and what has not worked?",
    ReasonKind.STEPPED_DOWN: "What shows that the risk is lower, and who will notice if it rises again?",
    ReasonKind.RAISED_TO_MEDIUM: "What has changed for the child, and does the plan answer it?",
    ReasonKind.REVIEW_DUE: "Was what the panel decided last time done, and what difference did it make?",
    ReasonKind.REPEAT_MISSING: "Where and with whom is the child when missing, and what did the interviews say?",
    ReasonKind.NOT_DECIDED: "What was left undecided last time, and what has happened since?",
    ReasonKind.OVERDUE_ACTIONS: "What stands in the way of each overdue action, and who will clear it by when?",
}
NO_VIEWS = "Who has asked the child what the child wants?"


@dataclass(frozen=True)
class ReasonLine:
    """Why a child is listed, with the evidence."""

    words: str
    evidence: list[str]


@dataclass(frozen=True)
class ItemLine:
    """One item of an agenda."""

    item: AgendaItem
    number: int
    heading: str
    child: Link
    reference: str
    age: str
    level: Tag
    tags: list[Tag]
    reasons: list[ReasonLine]
    new_reasons: list[ReasonLine]
    href: str
    presenter: str = ""
    move_href: str = ""
    up: int | None = None
    down: int | None = None
    links: list[Link] = field(default_factory=list)


def reasons(kept: Iterable[dict[str, Any]]) -> list[ReasonLine]:
    """Reasons kept as JSON, as sentences."""
    return [ReasonLine(one["words"], list(one.get("evidence", ()))) for one in kept]


def all_reasons(item: AgendaItem) -> list[ReasonLine]:
    """Every reason for which a child is on the agenda: the person's who added it, and those of the rules."""
    by_hand = f"Added by {item.added_by or 'hand'}: {item.added_reason}" if item.origin == Origin.HAND else ""
    return ([ReasonLine(by_hand, [])] if by_hand else []) + reasons(item.reasons)


def item_lines(
    user: User, meeting: Meeting, items: Iterable[AgendaItem], first: int, total: int, today: date
) -> list[ItemLine]:
    """One page of an agenda; `first` is the number of its first item, `total` that of the last one, as far as known."""
    lines, section = [], 0
    for number, item in enumerate(items, start=first):
        heading = Section(item.section).label if item.section != section else ""
        section = item.section
        lines.append(_line(user, meeting, item, number, total, heading, today))
    return lines


def _line(
    user: User, meeting: Meeting, item: AgendaItem, number: int, total: int, heading: str, today: date
) -> ItemLine:
    changes = user.may("panel.coordinate") and may_change(meeting)
    return ItemLine(
        item=item,
        number=number,
        heading=heading,
        child=child_link(item.child),
        reference=item.child.reference,
        age=age_words(item.child, today),
        level=level_tag(item.level),
        tags=_tags(item),
        reasons=all_reasons(item),
        new_reasons=reasons(item.new_reasons),
        href=address_of("serac:item-view", item.public_id),
        presenter=str(item.presenter) if item.presenter else "",
        move_href=address_of("serac:item-move", item.public_id),
        up=number - 1 if changes and number > 1 else None,
        down=number + 1 if changes and number < total else None,
        links=links(user, meeting, item, today),
    )


def _tags(item: AgendaItem) -> list[Tag]:
    decision = getattr(item, "decision", None)
    marks = (
        (decision is not None, Tag(outcome_words(decision.outcome) if decision else "", "green")),
        (item.origin == Origin.HAND, Tag("Added by hand", "purple")),
        (item.moved, Tag("Moved by hand", "purple")),
        (item.no_longer_meets, Tag("No rule lists this child any more", "orange")),
    )
    return [tag for shown, tag in marks if shown]


def may_change(meeting: Meeting) -> bool:
    """Whether the agenda can still be changed by hand."""
    return meeting.status not in (MeetingStatus.HELD, MeetingStatus.CANCELLED)


def links(user: User, meeting: Meeting, item: AgendaItem, today: date) -> list[Link]:
    """What the user may do with an item."""
    if not (user.may("panel.coordinate") and may_change(meeting)):
        return links_of_meeting(user, meeting, item, today)
    edits = (("Note", "serac:item-annotate"), ("Move", "serac:item-move"), ("Take off", "serac:item-remove"))
    shown = (("Put back", "serac:item-restore"),) if item.removed else edits
    found = [Link(text, address_of(url, item.public_id), item.child.full_name) for text, url in shown]
    return found + links_of_meeting(user, meeting, item, today)


def links_of_meeting(user: User, meeting: Meeting, item: AgendaItem, today: date) -> list[Link]:
    """What is written down while the panel meets, or after; nothing before the day."""
    if item.removed or today < meeting.held_on or not (meeting.circulated_at and user.may("panel.decide")):
        return []
    name = item.child.full_name
    return [
        Link("Decision", address_of("serac:decision-record", item.public_id), f"about {name}"),
        Link("Add an action", address_of("serac:action-record", item.public_id), f"for {name}"),
    ]


@dataclass(frozen=True)
class CaseLine:
    """A child as the chair has to know the case before the meeting."""

    line: ItemLine
    harm: str
    changed: list[str]
    episodes: str
    overdue: list[ActionLine]
    open: list[ActionLine]
    last: str
    questions: list[str]
    links: list[Link]


def case_lines(
    user: User, meeting: Meeting, cases: Iterable[Case], first: int, total: int, since: date, today: date
) -> list[CaseLine]:
    """One page of the preparation; `since` is the day of the meeting before."""
    cases = list(cases)
    lines = item_lines(user, meeting, [case.item for case in cases], first, total, today)
    return [
        _case(case, line, links_of_meeting(user, meeting, case.item, today), since, today)
        for case, line in zip(cases, lines, strict=True)
    ]


def _case(case: Case, line: ItemLine, links: list[Link], since: date, today: date) -> CaseLine:
    actions = [action_line(action, today) for action in case.actions]
    return CaseLine(
        line=line,
        harm=HarmStatus(case.assessment.harm_status).label if case.assessment else "",
        changed=_changed(case, since) or ["Nothing recorded since the last meeting"],
        episodes=_episodes(case.item),
        overdue=[one for one in actions if one.is_overdue],
        open=[one for one in actions if not one.is_overdue],
        last=_last(case.item),
        questions=_questions(case.item),
        links=links,
    )


def _changed(case: Case, since: date) -> list[str]:
    assessment, words = case.assessment, []
    if assessment and (assessment.assessed_on >= since or is_behind(str(assessment.public_id), case.item)):
        before = assessment.previous
        was = f", before that {level_tag(before.final_level).text}" if before else " for the first time"
        now = level_tag(assessment.final_level).text
        words.append(f"Assessed {now} on {day_words(assessment.assessed_on)}{was}")
    if number := case.item.episodes_since:  # type: ignore[attr-defined]
        words.append(f"{count_words(number, 'missing episode')} since the last meeting")
    return words


def is_behind(ref: str, item: AgendaItem) -> bool:
    """Whether a level is new to the panel: it is why the child is listed, though it was set before the last meeting."""
    new = (ReasonKind.RAISED_TO_MEDIUM, ReasonKind.STEPPED_DOWN)
    return any(reason["kind"] in new and ref in reason.get("refs", ()) for reason in item.reasons)


def _episodes(item: AgendaItem) -> str:
    number = item.episodes_lately  # type: ignore[attr-defined]
    return f"{count_words(number, 'missing episode')} in the 90 days before the meeting" if number else ""


def _last(item: AgendaItem) -> str:
    last = item.last_decision  # type: ignore[attr-defined]
    if last is None:
        return "Not discussed by the panel before"
    words = f"{day_words(date.fromisoformat(last['decided_on']))}: {outcome_words(last['outcome']).lower()}"
    return f"{words}. {last['reason']}" if last["reason"] else words


def _questions(item: AgendaItem) -> list[str]:
    kinds = [ReasonKind(reason["kind"]) for reason in item.reasons]
    return [QUESTIONS[kind] for kind in kinds] + ([] if item.child_views else [NO_VIEWS])


def item_rows(page: ItemPage) -> list[Row]:
    """What was written on an item before the meeting."""
    item = page.item
    return [
        Row("Coordinator's note", item.note),
        Row("Presented by", str(item.presenter) if item.presenter else ""),
        Row("Time planned", count_words(item.minutes_planned, "minute") if item.minutes_planned else ""),
        Row("The child's views", item.child_views),
        Row("The family's views", item.family_views),
        Row("Who speaks for them", item.represented_by),
    ]


def decision_rows(decision: PanelDecision) -> list[Row]:
    """What the panel decided."""
    rows = [
        Row("Decision", outcome_words(decision.outcome)),
        Row("Level at the meeting", "", tag=level_tag(decision.level)),
        Row("Discussion", decision.discussion),
        Row("Why", decision.reason),
        Row("Plan in place", "Yes" if decision.plan_in_place else "No"),
        Row("Lead agency agrees", "Yes" if decision.lead_agency_agrees else "No"),
    ]
    if decision.closed_reason:
        rows.append(Row("Reason for closing", decision.get_closed_reason_display()))
    next_review = day_words(decision.next_review_on) if decision.next_review_on else "None fixed"
    return [*rows, Row("Next review", next_review)]
