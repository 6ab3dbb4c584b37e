"""A map of the borough as a plan: each ward a square where it lies among the others, and numbered marks on it.

Drawn by the service itself, from nothing but the list below: no tiles of a map's provider are fetched, so that nobody outside
learns which places are looked at. It is not to scale, and the table beside it says the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cases.choices import Ward
from intelligence.models import Place
from slscb.core.parts import Cell, Table

# The column and row of each ward, from the north-west.
WARDS = {
    Ward.HAYMILL: (0, 0),
    Ward.BRITWELL: (1, 0),
    Ward.FARNHAM: (2, 0),
    Ward.BAYLIS: (3, 0),
    Ward.ELLIMAN: (4, 0),
    Ward.WEXHAM: (5, 0),
    Ward.CIPPENHAM_GREEN: (0, 1),
    Ward.CIPPENHAM_MEADOWS: (1, 1),
    Ward.CHALVEY: (2, 1),
    Ward.CENTRAL: (3, 1),
    Ward.UPTON: (4, 1),
    Ward.LANGLEY_ST_MARYS: (5, 1),
    Ward.LANGLEY_KEDERMISTER: (5, 2),
    Ward.FOXBOROUGH: (6, 2),
    Ward.COLNBROOK: (6, 3),
}
SIZE, COLUMNS, ROWS = 100, 7, 4
WEST, NORTH, ACROSS, DOWN = -0.66, 51.54, 0.02, 0.015  # degrees: the corner, and the width and height of a square
LINE = 13  # characters of a ward's name in a line
STEP = 24  # between marks that would cover each other


@dataclass(frozen=True)
class Tile:
    """A ward's square, and its name in lines."""

    x: int
    y: int
    lines: Sequence[str]


@dataclass(frozen=True)
class Dot:
    """A numbered mark."""

    number: int
    x: int
    y: int


@dataclass(frozen=True)
class Marked:
    """A place to be marked, what it is called to this reader, and what is said of it in the table."""

    place: Place
    name: str
    said: str


@dataclass(frozen=True)
class PlanMap:
    """The drawing and the table that says the same."""

    id: str
    title: str
    width: int
    height: int
    tiles: Sequence[Tile]
    dots: Sequence[Dot]
    table: Table


def plan_map(id: str, title: str, marked: Iterable[Marked]) -> PlanMap:
    """The plan with a number for each place that lies on it; a place of which no ward is known is in the table alone."""
    tiles = [Tile(SIZE * column, SIZE * row, _lines(ward.label)) for ward, (column, row) in WARDS.items()]
    dots: list[Dot] = []
    rows: list[list[str | int | Cell]] = []
    for number, one in enumerate(marked, 1):
        spot = _free(position(one.place), dots)
        dots += [Dot(number, *spot)] if spot else []
        where = Ward(one.place.ward).label if one.place.ward else "Ward not known"
        rows.append([Cell(str(number)), one.name, where if spot else f"{where}, not on the map", one.said])
    table = Table.of(title, ["Number", "Place", "Ward", "Named in"], rows, is_caption_hidden=True)
    return PlanMap(id, title, SIZE * COLUMNS, SIZE * ROWS, tiles, dots, table)


def position(place: Place) -> tuple[int, int] | None:
    """Where a place lies on the plan: by its coordinates, else in the middle of its ward; None where neither is on it."""
    if place.latitude is not None and place.longitude is not None:
        x = round((float(place.longitude) - WEST) / ACROSS * SIZE)
        y = round((NORTH - float(place.latitude)) / DOWN * SIZE)
        return (x, y) if 0 <= x <= SIZE * COLUMNS and 0 <= y <= SIZE * ROWS else None
    if place.ward not in WARDS:
        return None
    column, row = WARDS[Ward(place.ward)]
    return SIZE * column + SIZE // 2, SIZE * row + SIZE // 2


def _free(spot: tuple[int, int] | None, taken: Iterable[Dot]) -> tuple[int, int] | None:
    """The spot, moved down until no mark lies there."""
    if spot is None:
        return None
    x, y = spot
    there = list(taken)
    while any(abs(dot.x - x) < STEP and abs(dot.y - y) < STEP for dot in there):
        y += STEP
    return x, y


def _lines(name: str) -> list[str]:
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
