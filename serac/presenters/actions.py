"""Panel actions and the child's card, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from serac.models import ActionProgress, PanelAction
from serac.presenters.words import action_tag, child_link, outcome_words
from serac.rules import action_overdue
from serac.selectors import ChildPanel
from slscb.core.pages import address_of
from slscb.core.parts import Cell, Row, Table, Tag, TimelineEntry
from slscb.core.words import day_words, due_day_words, opening, short_moment_words


@dataclass(frozen=True)
class ActionLine:
    """One action where there is little room."""

    title: str
    href: str
    who: str
    due: str
    tag: Tag
    is_overdue: bool


def action_line(action: PanelAction, today: date) -> ActionLine:
    """One action where there is little room."""
    return ActionLine(
        title=action.title,
        href=address_of("serac:action-view", action.public_id),
        who=who(action),
        due=due_words(action, today),
        tag=action_tag(action, today),
        is_overdue=action_overdue(action.due_on, action.status, today),
    )


def who(action: PanelAction) -> str:
    """The agency, and the owner where there is one."""
    return f"{action.owner}, {action.agency}" if action.owner else str(action.agency)


def due_words(action: PanelAction, today: date) -> str:
    """When it is due, and how far off where it is open."""
    day = day_words(action.due_on)
    return f"{day} ({due_day_words(action.due_on, today)})" if action.status == "open" else day


def action_table(actions: Iterable[PanelAction], today: date) -> Table:
    """A page of the list of actions."""
    rows: list[list[str | int | Cell]] = [
        [
            Cell(action.title, href=address_of("serac:action-view", action.public_id)),
            Cell(action.child.full_name, href=child_link(action.child).href, hint=action.child.reference),
            who(action),
            due_words(action, today),
            Cell(tag=action_tag(action, today)),
        ]
        for action in actions
    ]
    return Table.of("Panel actions", ["Action", "Child", "Who", "Due", "Status"], rows, is_caption_hidden=True)


def action_rows(action: PanelAction, today: date) -> list[Row]:
    """One action in full."""
    rows = [
        Row("Child", action.child.full_name, href=child_link(action.child).href),
        Row("Agency", str(action.agency)),
        Row("Owner", str(action.owner) if action.owner else "The agency's representative"),
        Row("Due", due_words(action, today)),
        Row("Status", "", tag=action_tag(action, today)),
    ]
    if action.completed_on:
        rows.append(Row("Done on", day_words(action.completed_on)))
    if action.outcome:
        rows.append(Row("What came of it", action.outcome))
    return rows


def progress_entries(progress: Iterable[ActionProgress]) -> list[TimelineEntry]:
    """What was reported, the newest last."""
    return [
        TimelineEntry(
            title=one.get_status_display(),
            when=short_moment_words(one.created_at),
            timestamp=one.created_at.isoformat(),
            by=str(one.author),
            text=one.text,
        )
        for one in progress
    ]


def child_card(panel: ChildPanel, today: date) -> dict[str, object]:
    """What a child's page shows of the panel."""
    coming, last = panel.next_item, panel.last_decision
    return {
        "next": opening(due_day_words(coming.meeting.held_on, today)) if coming else "",
        "next_day": day_words(coming.meeting.held_on) if coming else "",
        "last": outcome_words(last.outcome) if last else "",
        "last_day": day_words(last.decided_on) if last else "",
        "next_review": day_words(last.next_review_on) if last and last.next_review_on else "",
        "actions": [action_line(action, today) for action in panel.actions],
    }
