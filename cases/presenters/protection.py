"""Words, colours and links for how a child is protected."""

from collections.abc import Iterable

from agencies.models import User
from cases.choices import ProposalState, Protection
from cases.models import Child, ChildUserGrant, Denial, NumberClash, ProtectionChange
from cases.selectors import ProtectionPage
from slscb.core.pages import address_of
from slscb.core.parts import Cell, Colour, Row, Table, Tag, TimelineEntry
from slscb.core.words import moment_words, opening, short_moment_words

COLOURS: dict[str, Colour] = {"open": "grey", "restricted": "orange", "sealed": "red"}
MEANING = {
    "open": "Whoever works with the child sees the record: the team, the agencies involved and the panel.",
    "restricted": "Only people named below see the record. The others are told that there is one, and whom to ring.",
    "sealed": "Only people named below see the record. The others cannot tell that there is one.",
}
OFFERED = {
    "open": "Not protected: the team, the agencies involved and the panel see it",
    "restricted": "Restricted: the others are told that there is a record, and whom to ring",
    "sealed": "Sealed: the others cannot tell that there is a record",
}


def tag(protection: str) -> Tag | None:
    """The tag at the top of a protected child's page; none on an open one."""
    shown = Protection(protection)
    return None if shown == Protection.OPEN else Tag(shown.label, COLOURS[shown])


def offered(child: Child) -> list[tuple[str, str]]:
    """How the child is not protected now, as choices."""
    return [(value, text) for value, text in OFFERED.items() if value != child.protection]


def facts(page: ProtectionPage) -> list[Row]:
    """How the child is protected now."""
    child, newest = page.child, next((one for one in page.changes if one.used), None)
    rows = [Row("Now", MEANING[child.protection], tag=Tag(child.get_protection_display(), COLOURS[child.protection]))]
    if newest and newest.decided_at:
        rows += [Row("Since", moment_words(newest.decided_at)), Row("Reason", newest.reason), Row("By", _by(newest))]
    if newest and child.protection == Protection.RESTRICTED:
        rows.append(Row("The others ring", newest.ring))
    return rows


def proposed(change: ProtectionChange) -> list[Row]:
    """What waits for a second person."""
    rows = [
        Row("From", change.get_before_display()),
        Row("To", change.get_after_display()),
        Row("Reason", change.reason),
        Row("Proposed by", f"{change.proposed_by}, {moment_words(change.created_at)}"),
    ]
    return [*rows, Row("The others ring", change.ring)] if change.ring else rows


def named(grants: Iterable[ChildUserGrant]) -> Table | None:
    """Who sees the child by a grant of their own."""
    lines = [[str(one.user), one.get_basis_display(), short_moment_words(one.created_at)] for one in grants]
    return Table.of("People named on this record", ["Person", "Why", "Since"], lines) if lines else None


def history(changes: Iterable[ProtectionChange]) -> list[TimelineEntry]:
    """What was decided, the newest first."""
    return [
        TimelineEntry(
            title=f"{one.get_before_display()} to {one.get_after_display()}",
            when=short_moment_words(one.decided_at),
            timestamp=one.decided_at.isoformat(),
            by=_by(one),
            text=one.reason,
            tag=Tag("Refused", "grey") if one.state == ProposalState.REFUSED else None,
        )
        for one in changes
        if one.decided_at
    ]


def deny_list(denials: Iterable[Denial], user: User) -> Table | None:
    """Who is kept from the child, with what this person may do about each."""
    lines: list[list[str | int | Cell]] = [
        [str(one.user), one.reason, f"{one.denied_by}\n{short_moment_words(one.created_at)}", _standing(one, user)]
        for one in denials
    ]
    return Table.of("People who must not see this child", ["Person", "Reason", "By", "End"], lines) if lines else None


def clashes(waiting: Iterable[NumberClash]) -> Table:
    """Numbers that two records have."""
    return Table.of(
        "Numbers that two records have",
        ["Child", "Number", "Other record", "Since", "What to do"],
        [
            [
                Cell(
                    one.child.full_name, address_of("cases:child-view", one.child.public_id), hint=one.child.reference
                ),
                opening(one.get_number_kind_display()),
                one.other_reference or "A record that you cannot see",  # type: ignore[attr-defined]
                short_moment_words(one.created_at),
                Cell("Settle", address_of("cases:clash-settle", one.public_id)),
            ]
            for one in waiting
        ],
        is_caption_hidden=True,
    )


def denied(denial: Denial) -> list[Row]:
    """One line of the deny-list, for whoever decides about its end."""
    rows = [Row("Person", str(denial.user)), Row("Reason", denial.reason), Row("By", str(denial.denied_by))]
    if denial.end_proposed_by:
        rows += [Row("End proposed by", str(denial.end_proposed_by)), Row("Because", denial.end_reason)]
    return rows


def _standing(denial: Denial, user: User) -> Cell:
    if denial.ended_at:
        return Cell(tag=Tag("Ended"), hint=f"{denial.end_proposed_by} and {denial.ended_by}")
    if denial.end_proposed_by is None:
        return Cell("Propose an end", address_of("cases:denial-end", denial.public_id))
    if denial.end_proposed_by == user:
        return Cell("Another person decides", hint=denial.end_reason)
    return Cell("Decide", address_of("cases:denial-decide", denial.public_id), hint=denial.end_reason)


def _by(change: ProtectionChange) -> str:
    done = "refused" if change.state == ProposalState.REFUSED else "approved"
    return f"Proposed by {change.proposed_by}, {done} by {change.decided_by}"
