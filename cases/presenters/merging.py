"""Words and links for two records of one child."""

from collections.abc import Iterable
from uuid import UUID

from django.apps import apps
from django.utils.text import capfirst

from agencies.models import User
from cases.cards import link_to
from cases.choices.merging import MergeState, RowMoved
from cases.models import Child, Merge
from cases.presenters import level_tag
from cases.presenters.protection import COLOURS as PROTECTED
from cases.rules import merging as rules
from cases.selectors.merging import Comparison, MergePage, Side
from slscb.core.forms import nhs
from slscb.core.pages import address_of
from slscb.core.parts import Cell, Colour, Row, Table, Tag
from slscb.core.words import count_words, day_words, moment_words, opening, short_moment_words

THIS, OTHER = "this", "other"
COLOUR: dict[str, Colour] = {"waiting": "orange", "approved": "green", "refused": "grey", "undone": "grey"}
WHOLES = {"address": "Address", "care_facts": "Facts about care"}
QUESTIONS = {
    "given_name": "First name", "family_name": "Last name", "known_as": "Other names", "date_of_birth": "Date of birth",
    "sex": "Sex", "ethnicity": "Ethnicity", "nhs_number": "NHS number", "upn": "Unique pupil number",
    "police_urn": "Police reference", "ward": "Ward", "school": "School", "care_status": "Care status",
}  # fmt: skip


def value_of(child: Child, name: str) -> str:
    """A detail of a child in words; "" where nothing is recorded."""
    value = getattr(child, name)
    if name == "date_of_birth":
        return day_words(value)
    if name == "nhs_number":
        return nhs.spaced(value or "")
    return str(getattr(child, f"get_{name}_display", lambda: value or "")())


def side_by_side(both: Comparison) -> Table:
    """Every detail, the protection and the number of each kind of record, of both."""
    one, other = both.kept, both.other
    lines: list[list[str | int | Cell]] = [
        [QUESTIONS[name], value_of(one.child, name) or "–", value_of(other.child, name) or "–"]
        for name in rules.DETAILS
    ]
    lines += [[WHOLES[name], _there(one, name), _there(other, name)] for name in rules.WHOLES]
    lines.append(["Risk level", level_tag(one.child.risk_level).text, level_tag(other.child.risk_level).text])
    lines.append(["Case", one.child.get_status_display(), other.child.get_status_display()])
    lines.append(["Protection", _protection(one.child), _protection(other.child)])
    for kind in sorted({*one.counts, *other.counts}, key=_plural):
        lines.append([_plural(kind), str(one.counts.get(kind, 0)), str(other.counts.get(kind, 0))])
    heads = ["Detail", one.child.reference, other.child.reference]
    return Table.of("The two records side by side", heads, lines, is_caption_hidden=True)


def records(both: Comparison) -> list[tuple[str, str]]:
    """Which of the two may be kept."""
    return [
        (THIS, f"{both.kept.child.reference}: this record"),
        (OTHER, f"{both.other.child.reference}: the other record"),
    ]


def differing(both: Comparison) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The details that both have and in which they differ: name, question and the two values."""
    one, other = both.kept, both.other
    found = []
    for name in rules.DETAILS:
        mine, theirs = value_of(one.child, name), value_of(other.child, name)
        if mine and theirs and mine != theirs:
            found.append((name, QUESTIONS[name], [(THIS, mine), (OTHER, theirs)]))
    for name in rules.WHOLES:
        if name in one.wholes and name in other.wholes:
            of = [(THIS, f"As on {one.child.reference}"), (OTHER, f"As on {other.child.reference}")]
            found.append((name, WHOLES[name], of))
    return found


def taken(both: Comparison, chosen: dict[str, str], keep: str) -> list[str]:
    """The details of which the value of the record that is not kept counts: as chosen, or the only one there is."""
    kept, other = (both.kept, both.other) if keep == THIS else (both.other, both.kept)
    found = [name for name, side in chosen.items() if side != keep]
    alone = [name for name in rules.DETAILS if not value_of(kept.child, name) and value_of(other.child, name)]
    return [*found, *alone]


def proposed(merge: Merge, other_reference: str) -> list[Row]:
    """What one person proposed."""
    rows = [
        Row("Kept record", merge.child.reference),
        Row("Other record", other_reference),
        Row("Because", merge.reason),
        Row("Proposed by", f"{merge.proposed_by}, {moment_words(merge.created_at)}"),
    ]
    names = {**QUESTIONS, **WHOLES}
    taken = ", ".join(names[name] for name in merge.takes)
    return [*rows, Row("From the other record", taken)] if taken else rows


def facts(page: MergePage) -> list[Row]:
    """How a merge stands."""
    merge = page.merge
    rows = [Row("Standing", tag=Tag(merge.get_state_display(), COLOUR[merge.state]))]
    rows += proposed(merge, page.other_reference)
    if merge.decided_at:
        rows.append(Row("Decided by", f"{merge.decided_by}, {moment_words(merge.decided_at)}"))
    if merge.undone_at:
        rows += [
            Row("Taken apart by", f"{merge.undone_by}, {moment_words(merge.undone_at)}"),
            Row("Because", merge.undone_reason),
        ]
    return rows


def moved(page: MergePage) -> Table | None:
    """What became of the other record's rows, by kind."""
    shown = {RowMoved.MOVED: "Followed", RowMoved.ENDED: "Followed and ended", RowMoved.LEFT: "Stayed with the other"}
    lines = [
        [_plural(kind), shown[RowMoved(how)], str(number)] for (kind, how), number in page.moved.items() if how in shown
    ]
    return Table.of("What followed", ["Kind", "What happened", "How many"], lines) if lines else None


def since(page: MergePage) -> Table | None:
    """What was written on the kept record after the merge, with links."""
    lines: list[list[str | int | Cell]] = [
        [Cell(opening(_singular(one.kind)), link_to(one.kind, one.public_id)), short_moment_words(one.at)]
        for one in page.since
    ]
    title = "Written since the merge: this stays with the kept record"
    return Table.of(title, ["What", "When"], lines) if lines else None


def merges(found: Iterable[Merge]) -> list[Row]:
    """The merges into a child, each leading to its page."""
    return [
        Row(
            short_moment_words(one.decided_at or one.created_at),
            f"{one.get_state_display()}: {one.reason}",
            href=address_of("cases:merge-view", one.public_id),
        )
        for one in found
    ]


def may_decide(merge: Merge, user: User) -> bool:
    """Whether this person is the second one."""
    return merge.state == MergeState.WAITING and merge.proposed_by_id != user.pk


def stayed_words(number: int) -> str:
    """What is said of rows that stayed behind; "" where none did."""
    return (
        f"{count_words(number, 'record')} stayed with the other record, because the kept one had its own."
        if number
        else ""
    )


def _there(side: Side, name: str) -> str:
    return "Recorded" if name in side.wholes else "–"


def _protection(child: Child) -> Cell:
    return Cell(tag=Tag(child.get_protection_display(), PROTECTED[child.protection]))


def _plural(kind: str) -> str:
    return capfirst(str(apps.get_model(kind)._meta.verbose_name_plural))


def _singular(kind: str) -> str:
    return str(apps.get_model(kind)._meta.verbose_name)


def in_order(both: Comparison, keep: str) -> tuple[UUID, UUID]:
    """The public ids of the record that is kept and of the other."""
    one, other = both.kept.child.public_id, both.other.child.public_id
    return (one, other) if keep == THIS else (other, one)
