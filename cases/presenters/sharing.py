"""Words, colours and links for seeing a child's record for a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from cases.models import Child, ChildGroupGrant, ChildUserGrant, EmergencyAccess, Share
from cases.rules import sharing as rules
from cases.selectors import Known, Sight
from slscb.core.clock import now
from slscb.core.pages import address_of
from slscb.core.parts import Cell, Colour, Row, Table, Tag
from slscb.core.words import due_words, moment_words, short_moment_words

OUTCOMES: dict[str, tuple[str, Colour]] = {
    "": ("Waiting for review", "yellow"),
    "justified": ("Justified", "green"),
    "not_justified": ("Not justified", "red"),
}
STANDINGS: dict[str, tuple[str, Colour, bool]] = {
    "begins": ("Not yet begun", "blue", True),
    "live": ("Live", "green", True),
    "ended": ("Ended early", "grey", False),
    "over": ("Over", "grey", False),
}
EMERGENCY_COLUMNS = ("When", "Who", "Child", "Why", "Review")


@dataclass(frozen=True)
class Emergency:
    """What somebody is told who reads a record in an emergency."""

    words: str


def emergency(child: Child) -> Emergency | None:
    """That the person sees the child, who was read with that, by an emergency alone, and until when."""
    if child.acts or child.emergency_until is None:  # type: ignore[attr-defined]
        return None
    until = moment_words(child.emergency_until)  # type: ignore[attr-defined]
    return Emergency(f"You opened this record in an emergency. You can read it until {until}, and change nothing.")


def holders(sight: Sight) -> Table:
    """Who sees the record now, and why."""
    lines = [_of_group(one) for one in sight.groups] + [_of_person(one) for one in sight.people]
    columns = ["Who", "Why", "Since", "Until"]
    return Table.of("Who sees this record now", columns, lines)


def shares(sight: Sight) -> Table | None:
    """What was shared with whom, the newest first, each with the way to end it for those who may."""
    lines: list[list[str | int | Cell]] = [
        [
            Cell(_who(one), hint=one.purpose),
            _from_and_to(one.since, one.until),
            str(one.given_by),
            _standing(one, sight),
        ]
        for one in sight.shares
    ]
    return (
        Table.of("Shares of this record", ["With and for what", "From and to", "Given by", "Now"], lines)
        if lines
        else None
    )


def share_rows(one: Share) -> list[Row]:
    """One share, for whoever ends it."""
    return [
        Row("Shared with", str(one.user)),
        Row("For", one.purpose),
        Row("Until", moment_words(one.until)),
    ]


def emergencies(sight: Sight) -> Table | None:
    """When the record was opened in an emergency, the newest first."""
    lines: list[list[str | int | Cell]] = [
        [
            Cell(_who(one), hint=one.reason),
            _from_and_to(one.opened_at, one.until),
            Cell(tag=Tag(*OUTCOMES[one.outcome]), hint=one.words),
        ]
        for one in sight.emergencies
    ]
    return Table.of("Opened in an emergency", ["Who and why", "From and to", "Review"], lines) if lines else None


def emergencies_table(found: Iterable[EmergencyAccess]) -> Table:
    """Records opened in an emergency; the moment leads to the page on which somebody reviews it."""
    rows = [
        [
            Cell(short_moment_words(one.opened_at), href=reverse("cases:emergency-review", args=[one.public_id])),
            _who(one),
            one.reference,  # type: ignore[attr-defined]
            one.reason,
            Cell(tag=Tag(*OUTCOMES[one.outcome]), hint=one.words or due(one, now())),
        ]
        for one in found
    ]
    return Table.of("Records opened in an emergency, the newest first", EMERGENCY_COLUMNS, rows, is_caption_hidden=True)


def emergency_rows(one: EmergencyAccess) -> list[Row]:
    """One emergency, for whoever reviews it."""
    return [
        Row("Who", _who(one)),
        Row("Child", one.reference),  # type: ignore[attr-defined]
        Row("Opened", moment_words(one.opened_at)),
        Row("Could read until", moment_words(one.until)),
        Row("Reason", one.reason),
        Row("Review", one.get_outcome_display() if one.outcome else due(one, now()), tag=Tag(*OUTCOMES[one.outcome])),
        *([Row("Reviewed by", f"{one.reviewed_by}: {one.words}")] if one.outcome else []),
    ]


def due(one: EmergencyAccess, present: datetime) -> str:
    """Such as 'due in 26 hours' or 'due 2 days overdue'."""
    return f"Due {due_words(rules.review_due(one.opened_at), present)}"


def known(found: Iterable[Known]) -> Table:
    """Records that may be opened in an emergency: of a restricted one nothing but whom to ring."""
    lines: list[list[str | int | Cell]] = [
        [
            one.reference or "A restricted record",
            Cell(f"{one.holder}, {one.holder.agency}" if one.holder else _nobody(one), hint=_telephone(one)),
            Cell(f"Open {_record(one)} in an emergency", address_of("cases:emergency-open", one.child_id)),
        ]
        for one in found
    ]
    columns = ["Record", "Who holds the case", "What you can do"]
    return Table.of("Records that you do not see", columns, lines)


def known_rows(one: Known) -> list[Row]:
    """One record before it is opened."""
    rows = [Row("Record", one.reference or "A restricted record")]
    if one.ring:
        return [*rows, Row("Ring first if you can", one.ring)]
    holder = f"{one.holder}, {one.holder.agency}" if one.holder else "Nobody"
    return [*rows, Row("Who holds the case", f"{holder}\n{_telephone(one)}".strip())]


def _record(one: Known) -> str:
    return one.reference or "the restricted record"


def _who(one: Share | EmergencyAccess | ChildUserGrant) -> str:
    """A person with their agency."""
    return f"{one.user}, {one.agency_name}" if one.agency_name else str(one.user)  # type: ignore[union-attr]


def _from_and_to(since: datetime, until: datetime) -> str:
    return f"{short_moment_words(since)}\nto {short_moment_words(until)}"


def _nobody(one: Known) -> str:
    return f"Ring {one.ring}" if one.ring else "Nobody"


def _telephone(one: Known) -> str:
    return f"Ring {one.holder.telephone}" if one.holder and one.holder.telephone else ""


def _of_group(one: ChildGroupGrant) -> list[str | int | Cell]:
    """A team or an agency; every group is of one or the other."""
    group = one.group
    named = f"{group.team}, {group.team.agency}" if hasattr(group, "team") else str(group.agency)
    return [named, one.get_basis_display(), short_moment_words(one.created_at), _until(one)]


def _of_person(one: ChildUserGrant) -> list[str | int | Cell]:
    return [_who(one), one.get_basis_display(), short_moment_words(one.created_at), _until(one)]


def _until(one: ChildGroupGrant | ChildUserGrant) -> str:
    return short_moment_words(one.until) if one.until else "No end"


def _standing(one: Share, sight: Sight) -> Cell:
    words, colour, goes_on = STANDINGS[rules.standing(one.since, one.until, one.ended_at, now())]
    if goes_on and one.pk in sight.may_end:
        return Cell(
            f"End the share with {one.user}", reverse("cases:share-end", args=[one.public_id]), Tag(words, colour)
        )
    return Cell(tag=Tag(words, colour), hint=f"By {one.ended_by}" if one.ended_by else "")
