"""The nine counts that requests under the Freedom of Information Act 2000 ask every authority for about missing children."""

from collections.abc import Mapping
from dataclasses import dataclass

from reporting.rules.suppression import HIDDEN, SMALL, Cell, is_small


@dataclass(frozen=True, slots=True)
class Question:
    """One of the nine: its key in addresses and files, and what is counted in words."""

    key: str
    counts: str


QUESTIONS = (
    Question("children", "Children who went missing"),
    Question("episodes", "Missing episodes"),
    Question("looked_after", "Children looked after"),
    Question("care_children", "Looked-after children who went missing from care"),
    Question("care_episodes", "Episodes of looked-after children missing from care"),
    Question("offered", "Return home interviews offered"),
    Question("completed", "Return home interviews completed"),
    Question("in_time", "Return home interviews completed within 72 hours"),
    Question("declined", "Return home interviews declined"),
)
# Whoever is counted by the first is counted by each of the others.
WHOLES = {
    "care_children": ("children", "looked_after"),
    "care_episodes": ("episodes",),
    "completed": ("offered",),
    "in_time": ("completed", "offered"),
    "declined": ("offered",),
}


def as_it_may_leave(numbers: Mapping[str, int]) -> dict[str, Cell]:
    """The nine counts as they may leave: none from 1 to 5, and no part of another from which a rest of 1 to 5 could be
    worked out, the interviews offered and neither completed nor declined among them. Nought may always leave.

    Raises KeyError where one of the nine is missing. Source: issue 5 point 7; domain section 5, measures; issue 2 point 9.
    """
    betrays = {
        part for part, wholes in WHOLES.items() if any(is_small(numbers[whole] - numbers[part]) for whole in wholes)
    }
    if is_small(numbers["offered"] - numbers["completed"] - numbers["declined"]):
        betrays.add("declined")
    return {one.key: _cell(numbers[one.key], is_hidden=one.key in betrays) for one in QUESTIONS}


def _cell(count: int, *, is_hidden: bool) -> Cell:
    if is_small(count):
        return Cell(None, SMALL)
    return Cell(None, HIDDEN) if is_hidden and count else Cell(count, str(count))
