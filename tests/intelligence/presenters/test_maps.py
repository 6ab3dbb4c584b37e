"""The plan of the wards: every ward once, marks where their places lie, and a table that says the same."""

from decimal import Decimal
from itertools import pairwise

from cases.choices import Ward
from intelligence.models import Place
from intelligence.presenters.maps import SIZE, STEP, WARDS, Marked, plan_map, position

SQUARE = {ward: (SIZE * column, SIZE * row) for ward, (column, row) in WARDS.items()}


def marked(*places):
    return plan_map("map", "Where", [Marked(place, f"Place {n}", "Amber") for n, place in enumerate(places, 1)])


def test_every_ward_has_a_square_of_its_own():
    assert WARDS.keys() == set(Ward) - {Ward.OUTSIDE}
    assert len(set(WARDS.values())) == len(WARDS)
    tiles = marked().tiles
    assert {" ".join(tile.lines) for tile in tiles} == {ward.label for ward in WARDS}


def test_a_place_lies_by_its_coordinates_else_in_the_middle_of_its_ward():
    x, y = SQUARE[Ward.CENTRAL]
    assert position(Place(ward=Ward.CENTRAL)) == (x + SIZE // 2, y + SIZE // 2)
    px, py = position(Place(ward=Ward.CENTRAL, latitude=Decimal("51.520"), longitude=Decimal("-0.590")))
    assert x < px < x + SIZE and y < py < y + SIZE
    assert position(Place(ward=Ward.OUTSIDE)) is None
    assert position(Place()) is None
    assert position(Place(latitude=Decimal("51.455"), longitude=Decimal("-0.970"))) is None, "Reading"


def test_places_that_are_not_on_the_plan_stand_in_the_table_alone():
    found = marked(Place(ward=Ward.UPTON), Place(), Place(ward=Ward.OUTSIDE))
    assert [dot.number for dot in found.dots] == [1]
    assert [row[2].text for row in found.table.rows] == [
        "Upton", "Ward not known, not on the map", "Outside Slough, not on the map",
    ]  # fmt: skip


def test_marks_do_not_cover_each_other():
    found = marked(*[Place(ward=Ward.UPTON)] * 3)
    heights = [dot.y for dot in found.dots]
    assert all(later - earlier >= STEP for earlier, later in pairwise(heights))
