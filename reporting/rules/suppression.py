"""Small counts must not leave, and must not be worked out from what does leave.

Readings chosen where the rule is silent: nought is shown, because an empty class identifies nobody; a reader is taken
to know that “<6” means 1 to 5 and that “[c]” hides a count of 6 or more, and still finds two values or more for each.
One table is protected by itself: two tables of the same children cut differently can betray each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

SMALL_FROM, SMALL_TO = 1, 5
SMALL = "<6"
HIDDEN = "[c]"
_TOTAL_COST = 10**9
_Place = tuple[int, int]
_Node = tuple[bool, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A count as it may leave: the value where it may be known, and the text that is shown."""

    value: int | None
    text: str


@dataclass(frozen=True, slots=True)
class SuppressedTable:
    """A table as it may leave; totals that were not asked for are empty."""

    rows: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...] = ()
    column_totals: tuple[Cell, ...] = ()
    total: Cell | None = None


@dataclass(frozen=True, slots=True)
class SuppressedList:
    """A row of counts and their total as they may leave."""

    cells: tuple[Cell, ...]
    total: Cell | None = None


def is_small(count: int) -> bool:
    """A count from 1 to 5 is too small to leave; nought may. Source: domain section 5, measures; issue 2 point 9."""
    return SMALL_FROM <= count <= SMALL_TO


def suppress_count(count: int) -> Cell:
    """A count that stands alone leaves as it is, or as “<6”. Source: domain section 5, measures; issue 2 point 9."""
    return Cell(None, SMALL) if is_small(count) else Cell(count, str(count))


def suppress_list(counts: Sequence[int], *, total: bool = True) -> SuppressedList:
    """Counts under six are hidden, and with them as many others as it takes that no hidden one follows from the total.

    Source: domain section 5, measures; issue 2 point 9.
    """
    table = suppress_table([counts], row_totals=total, column_totals=False)
    return SuppressedList(table.rows[0], table.row_totals[0] if total else None)


def suppress_table(
    counts: Sequence[Sequence[int]], *, row_totals: bool = True, column_totals: bool = True
) -> SuppressedTable:
    """Counts under six are hidden, totals too, and with them the cheapest others that it takes so that no hidden cell
    can be worked out from the table; where nothing else helps the whole table is withheld. Raises ValueError for counts
    below nought or rows of unequal length. Source: domain section 5, measures; issue 2 point 9.
    """
    grid = _Grid(counts, row_totals=row_totals, column_totals=column_totals)
    small = [place for place in grid.places() if place in grid.published and is_small(grid.at(place))]
    grid.hidden.update(small)
    safe = all(grid.protect(place) for place in small)
    rows, columns = range(grid.rows), range(grid.columns)
    return SuppressedTable(
        tuple(tuple(grid.cell((row, column), safe) for column in columns) for row in rows),
        tuple(grid.cell((row, grid.columns), safe) for row in rows) if row_totals else (),
        tuple(grid.cell((grid.rows, column), safe) for column in columns) if column_totals else (),
        grid.cell((grid.rows, grid.columns), safe) if row_totals and column_totals else None,
    )


class _Grid:
    """The table with its totals as a last row and column, seen as a flow between rows and columns.

    Every row and every column adds up to its total. So one cell can only be different if another of its row is, then
    another of that one's column, and so on round to where it began: a hidden cell is safe when such a round trip leads
    through hidden cells alone, with each step within what a reader knows of the cell.
    """

    def __init__(self, counts: Sequence[Sequence[int]], *, row_totals: bool, column_totals: bool) -> None:
        self.rows, self.columns = len(counts), len(counts[0]) if counts else 0
        if any(len(row) != self.columns for row in counts) or any(count < 0 for row in counts for count in row):
            raise ValueError("A table has rows of one length and no count below nought")
        self.counts = [[*row, sum(row)] for row in counts]
        self.counts.append([sum(column) for column in zip(*self.counts, strict=True)] or [0])
        self.hidden: set[_Place] = set()
        self.published = {
            (row, column)
            for row, column in self.places()
            if (row < self.rows or column_totals) and (column < self.columns or row_totals)
        }

    def places(self) -> Iterator[_Place]:
        return ((row, column) for row in range(self.rows + 1) for column in range(self.columns + 1))

    def at(self, place: _Place) -> int:
        return self.counts[place[0]][place[1]]

    def cell(self, place: _Place, safe: bool) -> Cell:
        if not safe:
            return Cell(None, HIDDEN)
        if place in self.hidden:
            return Cell(None, SMALL if is_small(self.at(place)) else HIDDEN)
        return Cell(self.at(place), str(self.at(place)))

    def protect(self, place: _Place) -> bool:
        """Hide the cheapest round trip that leaves the cell undecided; False where there is none."""
        trips = [trip for up in (True, False) if (trip := self._cheapest(place, up))]
        if trips:
            self.hidden.update(min(trips)[1])
        return bool(trips)

    def _cheapest(self, place: _Place, up: bool) -> tuple[int, list[_Place]] | None:
        """The cost of the cells to be hidden, and these, for a round trip on which the cell goes up or down."""
        if not self._may_move(place, self._raises(place, up)):
            return None
        row, column = (False, place[0]), (True, place[1])
        start, goal = (column, row) if up else (row, column)
        queue: list[tuple[int, _Node, list[_Place]]] = [(0, start, [])]
        done: set[_Node] = set()
        while queue:
            cost, node, taken = heappop(queue)
            if node == goal:
                return cost, taken
            if node in done:
                continue
            done.add(node)
            for step, price in self._steps(node):
                if step != place:
                    other = (not node[0], step[0] if node[0] else step[1])
                    heappush(queue, (cost + price, other, [*taken, step] if price else taken))
        return None

    def _steps(self, node: _Node) -> Iterator[tuple[_Place, int]]:
        """The cells that lead on from a row or column, with the price of hiding each; from a row the flow goes up."""
        is_column, number = node
        for along in range((self.rows if is_column else self.columns) + 1):
            place = (along, number) if is_column else (number, along)
            if self._may_move(place, self._raises(place, not is_column)):
                yield place, self._price(place)

    def _price(self, place: _Place) -> int:
        if place in self.hidden or place not in self.published:
            return 0
        total = (place[0] == self.rows) + (place[1] == self.columns)
        return self.at(place) + total * _TOTAL_COST

    def _raises(self, place: _Place, up: bool) -> bool:
        """Whether the flow going up in a cell raises its count: totals stand on the other side of the sum."""
        return up ^ (place[0] == self.rows) ^ (place[1] == self.columns)

    def _may_move(self, place: _Place, up: bool) -> bool:
        """Whether the count could be one higher or lower for all that a reader knows, were the cell hidden."""
        count = self.at(place)
        if place not in self.published:
            return up or count > 0
        if is_small(count):
            return count < SMALL_TO if up else count > SMALL_FROM
        return count > SMALL_TO and (up or count > SMALL_TO + 1)
