"""Words, colours and links for what people and agencies agree to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from agencies.choices import Document
from agencies.models import AgreementVersion, User
from agencies.presenters.accounts import place_words
from agencies.selectors import Standing, Unsigned
from slscb.core.pages import address_of
from slscb.core.parts import Cell, Row, Table, Tag, Task
from slscb.core.words import day_words, moment_words

TO_DO, ACCEPTED, SIGNED, UNSIGNED = "To do", "Accepted", "Signed", "Unsigned"
HEADING, ITEM = "# ", "- "


@dataclass(frozen=True)
class Block:
    """A part of a document's text: a heading, a list or a paragraph."""

    is_heading: bool
    is_list: bool
    lines: Sequence[str]


def blocks(text: str) -> list[Block]:
    """A document's text as headings, lists and paragraphs."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    made = []
    for start, some in groupby(lines, key=lambda line: line[:2] if line.startswith((HEADING, ITEM)) else ""):
        found = [line.removeprefix(start) for line in some]
        together = [found] if start == ITEM else [[line] for line in found]
        made += [Block(start == HEADING, start == ITEM, one) for one in together]
    return made


def tasks(standings: Iterable[Standing], user: User, carrying: Callable[[str], str]) -> list[Task]:
    """What a person has to accept or has accepted, and whether their agencies have signed.

    `carrying` adds to each address where the person wanted to go.
    """
    found = []
    for one in standings:
        version = one.version
        accepted = one.accepted_at
        when = "" if one.is_in_force else f"In force from {day_words(version.in_force_from)}"
        hint = f"You accepted it on {moment_words(accepted)}" if accepted else when
        state = Tag(ACCEPTED, "green") if accepted else Tag(TO_DO, "blue")
        found.append(
            Task(str(version), state, carrying(address_of("agencies:agreement-accept", version.public_id)), hint)
        )
        found += _signatures(one, user, carrying)
    return found


def _signatures(one: Standing, user: User, carrying: Callable[[str], str]) -> list[Task]:
    made = []
    for agency, at, leads in one.signed:
        may_sign = at is None and user in leads
        who = ", ".join(map(str, leads))
        ask = "You sign for your agency" if may_sign else f"Its lead signs it: {who}" if who else NO_LEAD
        made.append(
            Task(
                f"{one.version}, signed for {agency.name}",
                Tag(SIGNED, "green") if at else Tag(UNSIGNED, "blue" if may_sign else "yellow"),
                carrying(address_of("agencies:agreement-sign", one.version.public_id)) if may_sign else "",
                f"Signed on {moment_words(at)}" if at else ask,
            )
        )
    return made


def may_sign(standings: Iterable[Standing], user: User) -> bool:
    """Whether something in force waits for the signature of this person."""
    waiting = [leads for one in standings if one.is_in_force for _, at, leads in one.signed if at is None]
    return any(user in leads for leads in waiting)


NO_LEAD = "The agency has no lead: ask a system administrator to name one"


def version_facts(version: AgreementVersion) -> list[Row]:
    """Which version it is, and since when."""
    return [
        Row("Version", str(version.number)),
        Row("In force from", day_words(version.in_force_from)),
    ]


def unsigned_table(unsigned: Iterable[Unsigned]) -> Table | None:
    """The agencies that have not signed what is in force, and who could."""
    lines = [[one.agency.name, str(one.version), "\n".join(map(str, one.leads)) or NO_LEAD] for one in unsigned]
    head = ["Agency", "Not signed", "Its leads"]
    return Table.of("Agencies that have not signed", head, lines) if lines else None


def owing_table(people: Iterable[User]) -> Table:
    """People who have not accepted what is in force."""
    return Table.of(
        "People who have not accepted",
        ["Name", "Roles today", "Not accepted", "Telephone"],
        [
            [
                Cell(str(one), hint=one.username),
                "\n".join(place_words(held) for held in one.held_now),  # type: ignore[attr-defined]
                "\n".join(dict.fromkeys(Document(document).label for document in one.owed_documents)),  # type: ignore[attr-defined]
                one.telephone,
            ]
            for one in people
        ],
        is_caption_hidden=True,
    )
