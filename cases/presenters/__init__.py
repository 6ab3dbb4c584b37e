"""Words, colours and links for what is known about a child. No decision and no query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from agencies.models import User
from cases.cards import Card, link_to
from cases.choices import CaseStatus
from cases.choices.sharing import READING
from cases.models import Address, Child, ChronologyEntry, Note, Relationship
from cases.selectors import Shown
from slscb.core import marking
from slscb.core.days import age_on
from slscb.core.forms import nhs
from slscb.core.models import AuditEvent
from slscb.core.pages import Link, address_of
from slscb.core.parts import Colour, Tag
from slscb.core.parts import Row as PartRow
from slscb.core.words import count_words, day_words, due_day_words, moment_words

LEVELS: dict[str, tuple[str, Colour]] = {
    "high": ("HIGH", "red"),
    "medium": ("MEDIUM", "orange"),
    "low": ("LOW", "yellow"),
    "none": ("No indicators", "green"),
    "": ("Not assessed", "grey"),
}
KINDS = {
    "recorded": "Record",
    "address": "Record",
    "closed": "Record",
    "reopened": "Record",
    "allocation": "Allocation",
    "agency": "Agency",
    "care": "Care",
    "note": "Note",
    "document": "Document",
    "missing": "Missing",
    "interview": "Return home interview",
    "risk": "Risk",
    "panel": "SERAC",
    "intelligence": "Intelligence",
    "protection": "Protection",
    "share": "Sharing",
    "emergency": "Emergency",
    "merge": "Record",
}


def level_tag(level: str) -> Tag:
    """The tag of a risk level, 'Not assessed' for none."""
    return Tag(*LEVELS[level])


def age_words(born: date, today: date) -> str:
    """Such as '14 years'; months below two."""
    years = age_on(born, today)
    return count_words(years, "year") if years > 1 else "under 2 years"


@dataclass(frozen=True)
class Row:
    """A child as a line of a list."""

    name: str
    href: str
    reference: str
    born: str
    age: str
    level: Tag
    review: str
    review_overdue: bool


def row(child: Child, today: date) -> Row:
    """A child as a line of a list."""
    due = child.review_due_on
    return Row(
        name=child.full_name,
        href=address_of("cases:child-view", child.public_id),
        reference=child.reference,
        born=day_words(child.date_of_birth),
        age=age_words(child.date_of_birth, today),
        level=level_tag(child.risk_level),
        review=due_day_words(due, today) if due else "",
        review_overdue=bool(due and due < today),
    )


def rows(children: Iterable[Child], today: date) -> list[Row]:
    """Children as lines of a list."""
    return [row(child, today) for child in children]


def summary(child: Child) -> list[dict[str, Any]]:
    """The child's details as a summary list."""
    lines = [
        ("Reference", child.reference),
        ("Date of birth", day_words(child.date_of_birth)),
        ("Other names", child.known_as),
        ("Sex", child.get_sex_display()),
        ("Ethnicity", child.get_ethnicity_display()),
        ("Care status", child.get_care_status_display()),
        ("Ward", child.get_ward_display()),
        ("School", child.school),
        ("NHS number", nhs.spaced(child.nhs_number or "")),
        ("Unique pupil number", child.upn or ""),
        ("Police reference", child.police_urn),
    ]
    return [{"key": key, "value": value} for key, value in lines if value]


def address_link(user: User, child: Child) -> Link | None:
    """The way to ask where the child lives, for those with the right; what is there stays hidden."""
    href = address_of("cases:address-view", child.public_id)
    return Link("Show the address", href) if user.may("address.view") else None


def address_rows(shown: Shown) -> list[PartRow]:
    """The addresses that are on record, once they have been asked for."""
    one = shown.address or Address()
    lines = [("Home", one.home, one.home_postcode), ("Placement", one.placement, one.placement_postcode)]
    rows = [PartRow(label, "\n".join(filter(None, said))) for label, *said in lines if any(said)]
    return rows or [PartRow("Address", "None is on record")]


def note_rows(note: Note) -> list[PartRow]:
    """What a note is about, besides its text."""
    return [
        PartRow("Child", note.child.full_name, href=address_of("cases:child-view", note.child.public_id)),
        PartRow("When it happened", moment_words(note.happened_at)),
        PartRow("Written by", f"{note.author}, {note.agency}"),
        PartRow("Written", moment_words(note.created_at)),
    ]


def people(user: User, relationships: Iterable[Relationship]) -> list[PartRow]:
    """The people in a child's life: who, what to the child, and how to reach them for those who may know."""
    return [person(user, one) for one in relationships]


def person(user: User, one: Relationship) -> PartRow:
    """One of them."""
    responsible = "parental responsibility" if one.parental_responsibility else ""
    contact = "" if "contact" in marking.barred(user, one) else one.contact
    facts = ", ".join(filter(None, [one.get_relationship_kind_display(), responsible, contact]))
    if one.other_child:
        return PartRow(one.other_child.full_name, facts, href=address_of("cases:child-view", one.other_child.public_id))
    return PartRow(one.person_name, facts)


@dataclass(frozen=True)
class Line:
    """A line of the chronology."""

    kind: str
    summary: str
    href: str
    entry: ChronologyEntry


def lines(entries: Iterable[ChronologyEntry]) -> list[Line]:
    """The chronology with each line's kind in words and the page behind it."""
    return [
        Line(KINDS.get(one.entry_kind, "Event"), one.summary, link_to(one.link_kind, one.link_id), one)
        for one in entries
    ]


ACTIONS = (
    ("Add a note", "cases:note-add", "note.add"),
    ("Change details", "cases:child-change", "child.change"),
    ("Add a person", "cases:relationship-add", "child.change"),
    ("Allocate", "cases:child-allocate", "child.allocate"),
    ("Involve an agency", "cases:agency-involve", "child.allocate"),
    ("End an agency's involvement", "cases:agency-end", "child.allocate"),
    ("Care by Slough", "cases:care-view", "address.view"),
    ("History of changes", "cases:child-changes", "history.view"),
    ("Who can see this record", "cases:child-sight", "child.view"),
)
CHANGE_ADDRESS = ("Change the address", "cases:address-change", "address.change")
CLOSE = ("Close the case", "cases:child-close", "child.allocate")
PROTECTION = ("Protection", "cases:child-protection", "child.protect")
MERGE = ("Merge with another record", "cases:merge-propose", "child.merge")
REOPEN = ("Open the case again", "cases:child-reopen", "child.allocate")


def actions_for(user: User, child: Child) -> list[Link]:
    """What the user may do with the child's record."""
    last = CLOSE if child.status == CaseStatus.OPEN else REOPEN
    return links(user, child, (*ACTIONS, last, PROTECTION, MERGE))


def links(user: User, child: Child, actions: Iterable[tuple[str, str, str]]) -> list[Link]:
    """Those of the actions (text, url name, capability) that the user may take; in an emergency they read alone."""
    acts = getattr(child, "acts", True)
    return [
        Link(text, reverse(url_name, kwargs={"child_id": child.public_id}))
        for text, url_name, capability in actions
        if user.may(capability) and (acts or capability in READING)
    ]


@dataclass(frozen=True)
class BuiltCard:
    """A card of the child's page, built for one person."""

    title: str
    template: str
    context: dict[str, Any]
    actions: list[Link]


def cards_for(user: User, child: Child, registered: Iterable[Card]) -> list[BuiltCard]:
    """Every card that has something for this person, with the actions they may take."""
    built = []
    for card in registered:
        context = card.build(user, child)
        if context is None:
            continue
        built.append(BuiltCard(card.title, card.template, context, links(user, child, card.actions)))
    return built


@dataclass(frozen=True)
class Opening:
    """A line of the list of who opened records; each child's reference leads to her own list."""

    event: AuditEvent
    who: str
    action: str
    why: str
    children: list[Link]
    more: int


REFERENCES_SHOWN = 5
PARTS = {("view", "address"): "Shown the address"}
REFUSALS = {403: "The role does not include it", 404: "Not theirs to see, or no such record"}


def openings(events: Iterable[AuditEvent], references: Mapping[int | UUID, str]) -> list[Opening]:
    """Audit events with the references of the children they are about, each once, the first few of many."""
    return [opening_line(event, references) for event in events]


def opening_line(event: AuditEvent, references: Mapping[int | UUID, str]) -> Opening:
    """One event. A refusal says why, and which child the address named."""
    about: list[int | UUID] = list(event.about) or ([event.target_id] if event.target_id else [])
    known = [references[child] for child in dict.fromkeys(about) if child in references]
    return Opening(
        event=event,
        who=str(event.actor or "The service"),
        action=PARTS.get((event.action, event.detail.get("part")), event.get_action_display()),
        why=REFUSALS.get(event.detail.get("status"), ""),
        children=[Link(one, f"?{urlencode({'reference': one})}") for one in known[:REFERENCES_SHOWN]],
        more=max(0, len(known) - REFERENCES_SHOWN),
    )


def alerts(built: Iterable[BuiltCard]) -> list[Tag]:
    """What the cards want seen at the top of the page."""
    return [card.context["alert"] for card in built if card.context.get("alert")]
