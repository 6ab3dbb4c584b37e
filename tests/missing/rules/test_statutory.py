"""Which episodes the return counts, and from when to when: single cases, then anything against the DfE's rules."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missing.rules import statutory as rules
from missing.rules.statutory import Care, Gone, Year
from slscb.core.clock import from_london
from tests.helpers import ssda903

BORN = date(2010, 7, 15)
ADULT = date(2028, 7, 15)
YEAR = Year(date(2025, 4, 1), date(2026, 3, 31))
LATER = date(2030, 1, 1)


def at(day: int, month: int, year: int = 2025) -> date:
    return date(year, month, day)


def returned(gone: Gone, care: list[Care], born: date = BORN, until: date = LATER) -> list[Gone]:
    return rules.while_in_care(gone, care, born, until)


def test_a_collection_year_is_named_by_the_year_it_ends_in():
    assert rules.collection_year(2026) == YEAR
    assert rules.year_of(at(31, 3, 2026)) == rules.year_of(at(1, 4)) == YEAR
    assert rules.year_of(at(31, 3)) == rules.collection_year(2025)


@pytest.mark.parametrize(("kind", "code"), [("care", "M"), ("away", "A")])
def test_missing_from_care_and_away_from_placement_have_codes(kind, code):
    seen = datetime(2025, 5, 3, 12, tzinfo=UTC)
    assert rules.gone_days(kind, seen) == Gone(code, at(3, 5))


@pytest.mark.parametrize("kind", ["home", "school", "services"])
def test_other_kinds_are_not_returned(kind):
    assert rules.gone_days(kind, datetime(2025, 5, 3, 12, tzinfo=UTC)) is None


def test_days_are_those_of_london():
    in_summer = from_london(at(3, 6), time(0, 30))
    assert in_summer.astimezone(UTC).date() == at(2, 6), "the control: it is another day in UTC"
    assert rules.gone_days("care", in_summer, None, in_summer + timedelta(hours=23)) == Gone("M", at(3, 6), at(3, 6))


def test_a_missing_child_is_gone_until_found_and_one_away_until_back():
    seen, found, back = (from_london(at(day, 5), time(23)) for day in (3, 5, 6))
    assert rules.gone_days("care", seen, found, back).ended_on == at(5, 5)
    assert rules.gone_days("care", seen, None, back).ended_on == at(6, 5)
    assert rules.gone_days("care", seen, found, None).ended_on == at(5, 5)
    assert rules.gone_days("away", seen, found, back).ended_on == at(6, 5)
    assert rules.gone_days("away", seen, found, None).ended_on is None


def test_episodes_that_overlap_are_one_and_missing_counts_more_than_away():
    apart = [Gone("A", at(1, 5), at(3, 5)), Gone("M", at(3, 5), at(4, 5))]
    assert rules.joined(apart) == apart, "one may begin on the day on which another ended"
    assert rules.joined([Gone("A", at(1, 5), at(3, 5)), Gone("M", at(2, 5), at(9, 5))]) == [
        Gone("M", at(1, 5), at(9, 5))
    ]
    assert rules.joined([Gone("A", at(1, 5), at(9, 5)), Gone("A", at(2, 5), at(3, 5))]) == [
        Gone("A", at(1, 5), at(9, 5))
    ]
    assert rules.joined([Gone("M", at(4, 5), at(5, 5)), Gone("A", at(1, 5))]) == [Gone("M", at(1, 5))]


def test_an_episode_counts_where_it_began_in_care():
    care = [Care(at(1, 5), at(1, 8))]
    inside = Gone("M", at(1, 6), at(3, 6))
    assert returned(inside, care) == [inside]
    assert returned(Gone("M", at(30, 4), at(3, 5)), care) == []
    assert returned(Gone("M", at(2, 8), at(3, 8)), care) == []


def test_it_ends_when_the_child_is_no_longer_looked_after():
    care = [Care(at(1, 5), at(1, 8))]
    assert returned(Gone("M", at(30, 7), at(9, 8)), care) == [Gone("M", at(30, 7), at(1, 8))]
    assert returned(Gone("M", at(30, 7)), care) == [Gone("M", at(30, 7), at(1, 8))]


def test_a_change_of_placement_does_not_end_it():
    care = [Care(at(1, 5), at(1, 8)), Care(at(1, 8))]
    gone = Gone("M", at(30, 7), at(9, 8))
    assert returned(gone, care) == [gone]


def test_it_is_cut_where_a_placement_ended_and_the_child_is_missing_on_the_31_march_after():
    care = [Care(at(1, 5), at(1, 2, 2026)), Care(at(1, 2, 2026))]
    still = [Gone("M", at(30, 1, 2026), at(1, 2, 2026)), Gone("M", at(2, 2, 2026))]
    assert returned(Gone("M", at(30, 1, 2026)), care, until=YEAR.last) == still
    back = returned(Gone("M", at(30, 1, 2026), at(5, 4, 2026)), care)
    assert back == [still[0], Gone("M", at(2, 2, 2026), at(5, 4, 2026))], "next year's return begins with the same day"
    whole = Gone("M", at(30, 1, 2026), at(31, 3, 2026))
    assert returned(whole, care) == [whole]


def test_an_open_episode_is_open_until_the_18th_birthday():
    care = [Care(at(1, 5))]
    assert returned(Gone("M", at(1, 6)), care, until=ADULT - timedelta(days=1)) == [Gone("M", at(1, 6))]
    assert returned(Gone("M", at(1, 6)), care, until=ADULT) == [Gone("M", at(1, 6), ADULT)]
    assert returned(Gone("M", ADULT), care) == []
    assert rules.until_adult(Gone("M", at(1, 6)), BORN, ADULT) == [Gone("M", at(1, 6), ADULT)]
    assert rules.until_adult(Gone("M", at(1, 6)), BORN, YEAR.last) == [Gone("M", at(1, 6))]
    assert rules.until_adult(Gone("M", ADULT), BORN, ADULT) == []


@pytest.mark.parametrize(
    ("gone", "row"),
    [
        (Gone("M", at(30, 3), at(31, 3)), None),
        (Gone("M", at(30, 3), at(1, 4)), Gone("M", at(30, 3), at(1, 4))),
        (Gone("M", at(31, 3, 2026), at(1, 4, 2026)), Gone("M", at(31, 3, 2026))),
        (Gone("M", at(31, 3, 2026), at(31, 3, 2026)), Gone("M", at(31, 3, 2026), at(31, 3, 2026))),
        (Gone("M", at(1, 4, 2026)), None),
        (Gone("A", at(1, 1, 2020)), Gone("A", at(1, 1, 2020))),
    ],
)
def test_a_year_has_what_touches_it_and_leaves_open_what_ends_later(gone, row):
    assert rules.in_year(gone, YEAR) == row


@pytest.mark.parametrize(
    ("care", "counts"),
    [
        (Care(at(1, 1), at(31, 3)), False),
        (Care(at(1, 1), at(1, 4)), True),
        (Care(at(1, 1)), True),
        (Care(at(31, 3, 2026)), True),
        (Care(at(1, 4, 2026)), False),
    ],
)
def test_every_episode_of_care_that_touches_the_year_is_returned(care, counts):
    assert rules.care_in_year(care, YEAR) is counts


FROM = date(2024, 6, 1)
LENGTHS = st.integers(0, 260)


@st.composite
def lives(draw) -> tuple[list[Care], list[Gone], date]:
    """A child's care with and without gaps, what happened within and around it, and a birth near enough to turn 18."""
    care, day = [], FROM
    for gap, length in draw(st.lists(st.tuples(st.sampled_from([0, 0, 1, 40]), st.integers(1, 260)), max_size=5)):
        began = day + timedelta(days=gap)
        day = began + timedelta(days=length)
        care.append(Care(began, day))
    if care and draw(st.booleans()):
        care[-1] = Care(care[-1].began_on)
    gone, day = [], FROM - timedelta(days=20)
    for gap, length, code in draw(
        st.lists(st.tuples(st.integers(0, 90), st.sampled_from([0, 1, 2, 30, 200]), st.sampled_from("MA")), max_size=12)
    ):
        began = day + timedelta(days=gap)
        day = began + timedelta(days=length)
        gone.append(Gone(code, began, day))
    if gone and draw(st.booleans()):
        gone[-1] = Gone(gone[-1].code, gone[-1].began_on)
    # Care ends at 18; what the register has of a later end is an error that is told.
    born = draw(st.dates(date(2004, 1, 1), date(2012, 1, 1)))
    adult = born.replace(year=born.year + 18) if (born.month, born.day) != (2, 29) else date(born.year + 18, 3, 1)
    care = [
        Care(one.began_on, adult if one.ended_on is None else min(one.ended_on, adult))
        for one in care
        if one.began_on < adult
    ]
    if care and care[-1].ended_on == adult and adult > date(2027, 3, 31):
        care[-1] = Care(care[-1].began_on)
    return care, gone, born


def files_of(care: list[Care], gone: list[Gone], born: date, ends: int) -> dict[str, list[dict[str, str]]]:
    """The three files with one child."""
    year = rules.collection_year(ends)
    rows = [
        row
        for one in rules.joined(gone)
        for part in rules.while_in_care(one, care, born, year.last)
        if (row := rules.in_year(part, year))
    ]
    episodes = [one for one in care if rules.care_in_year(one, year)]
    return {
        "header.csv": [header(born)] if episodes or rows else [],
        "episodes.csv": [episode(one, year, care[place + 1 :]) for place, one in enumerate(care) if one in episodes],
        "missing.csv": [
            {
                "CHILD": "A",
                "DOB": text(born),
                "MISSING": row.code,
                "MIS_START": text(row.began_on),
                "MIS_END": text(row.ended_on),
            }
            for row in rows
        ],
    }


def text(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def header(born: date) -> dict[str, str]:
    known = {"CHILD": "A", "SEX": "M", "DOB": text(born), "ETHNIC": "WBRI", "UPN": "A123456789012"}
    return known | {"MOTHER": "", "MC_DOB": ""}


def episode(care: Care, year: Year, later: list[Care]) -> dict[str, str]:
    ended = care.ended_on if care.ended_on and care.ended_on <= year.last else None
    goes_on = bool(later) and later[0].began_on == ended
    codes = {"RNE": "P", "LS": "C2", "CIN": "N1", "PLACE": "U6", "PLACE_PROVIDER": "PR1", "REASON_PLACE_CHANGE": ""}
    rest = {"DEC": text(ended), "REC": ("X1" if goes_on else "E8") if ended else ""}
    return {"CHILD": "A", "DECOM": text(care.began_on)} | codes | rest


# A child who goes missing on the very day on which a placement ends was in both placements that day. The DfE's 575 then finds
# the first, and 577 an open episode in the period before a gap, whatever is written: there is nothing that they would take.
def starts_between(care: list[Care], gone: list[Gone]) -> bool:
    ends = {one.ended_on for one in care}
    return any(one.began_on in ends for one in gone)


@given(lives())
def test_whatever_happened_the_rules_of_the_dfe_find_nothing(life):
    care, gone, born = life
    for ends in (2024, 2025, 2026, 2027):
        found = ssda903.validate(files_of(care, gone, born, ends), ends)
        if starts_between(care, rules.joined(gone)):
            found = [one for one in found if one[0] not in {"575", "577"}]
        assert found == []


@given(lives())
def test_what_is_open_in_one_years_return_is_found_in_the_next_with_the_same_start(life):
    care, gone, born = life
    rows = {ends: files_of(care, gone, born, ends)["missing.csv"] for ends in (2024, 2025, 2026, 2027)}
    for ends in (2025, 2026, 2027):
        assert ssda903.continued(rows[ends - 1], rows[ends]) == []


@given(lives())
def test_every_day_that_is_returned_is_a_day_gone_and_in_care(life):
    care, gone, born = life
    for one in rules.joined(gone):
        for part in rules.while_in_care(one, care, born, LATER):
            assert part.began_on >= one.began_on
            assert one.ended_on is None or (part.ended_on is not None and part.ended_on <= one.ended_on)
            day = part.ended_on or part.began_on
            assert any(each.began_on <= day and (each.ended_on is None or day <= each.ended_on) for each in care)


@given(st.integers(0, 60 * 24 * 3 * 365), st.integers(0, 60 * 24 * 40))
def test_an_episode_begins_and_ends_on_the_days_that_a_clock_in_london_shows(since, minutes):
    seen = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=since)
    back = seen + timedelta(minutes=minutes)
    gone = rules.gone_days("care", seen, None, back)
    for moment, day in ((seen, gone.began_on), (back, gone.ended_on)):
        midnight, after = (from_london(each, time()) for each in (day, day + timedelta(days=1)))
        assert midnight <= moment < after
