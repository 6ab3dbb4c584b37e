"""What columns and cells of a police extract mean."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missing.rules import extracts
from missing.rules.extracts import REQUIRED, STANDARD, ColumnMap

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
ROW = {
    "misperid": "MP/1",
    "forenames": "Amina",
    "surname": "Rahman",
    "dob": "04/05/2011",
    "sex": "Female",
    "missing_since": "01/11/2026 21:30",
    "date_reported_missing": "01/11/2026 22:00",
    "when_traced": "02/11/2026 06:15",
    "current_final_risk_level": "High",
}


def read(mapping=STANDARD, **cells):
    return extracts.read_row(ROW | cells, mapping, NOW)


def faults(**cells):
    return {fault.path: fault.message for fault in read(**cells).faults}


def test_a_row_is_read():
    told = read()
    assert told.faults == () and told.remarks == ()
    values = told.values
    assert (values["born_on"], values["sex"], values["police_risk"]) == (date(2011, 5, 4), "F", "high")
    assert values["last_seen_at"] == datetime(2026, 11, 1, 21, 30, tzinfo=UTC)
    assert values["returned_at"] - values["last_seen_at"] == timedelta(hours=8, minutes=45)


@pytest.mark.parametrize(
    "text",
    [
        "2011-05-04",
        "4/5/2011",
        "04-05-2011",
        "04.05.2011",
        "4 May 2011",
        "04-May-2011",
        '="04/05/2011"',
        "2011-05-04T00:00:00",
    ],
)
def test_a_day_is_read_however_it_is_written(text):
    assert read(dob=text).values["born_on"] == date(2011, 5, 4)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2010",
        "00/01/2011",
        "04/05/11",
        "#######",
        "yesterday",
        "99999",
        "2011-13-01",
        "04/05/20112",
        "04/05/2011 or so",
    ],
)
def test_an_impossible_day_is_told_at_its_column(text):
    assert "is not a date" in faults(dob=text)["dob"]


def test_the_month_may_come_first():
    american = ColumnMap(STANDARD.columns, month_first=True)
    assert read(american, dob="05/04/2011", missing_since="11/01/2026 21:30").values["born_on"] == date(2011, 5, 4)


@pytest.mark.parametrize("text", ["29/03/2026 01:30", "2026-03-29T01:00:00"])
def test_a_time_that_the_clocks_skipped_is_a_fault(text):
    assert "did not exist" in faults(missing_since=text, when_traced="", date_reported_missing="")["missing_since"]


def test_a_time_that_happened_twice_is_settled_by_the_length_of_the_absence():
    night = {"missing_since": "24/10/2026 22:00", "when_traced": "25/10/2026 01:30", "date_reported_missing": ""}
    first, later = (read(length_missing_mins=minutes, **night) for minutes in ("210", "270"))
    assert first.values["returned_at"] == datetime(2026, 10, 25, 0, 30, tzinfo=UTC) and not first.remarks
    assert later.values["returned_at"] == datetime(2026, 10, 25, 1, 30, tzinfo=UTC) and not later.remarks


def test_without_the_length_the_earlier_of_the_two_counts_and_it_is_told():
    told = read(missing_since="24/10/2026 22:00", when_traced="25/10/2026 01:30", date_reported_missing="")
    assert told.values["returned_at"] == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert "happened twice" in told.remarks[0] and not told.faults


def test_a_report_without_a_time_is_not_before_the_child_was_last_seen():
    told = read(date_reported_missing="01/11/2026")
    assert told.values["reported_at"] == told.values["last_seen_at"] and not told.faults


def test_every_fault_is_told_at_once():
    found = faults(misperid="", dob="31/02/2010", missing_since="later", sex="7", current_final_risk_level="Grade 9")
    assert found.keys() == {"misperid", "dob", "missing_since", "sex", "current_final_risk_level"}


def test_what_is_in_the_future_is_a_fault():
    assert faults(when_traced="01/12/2026 10:00") == {"when_traced": "is in the future"}


def test_a_formula_is_told_and_never_kept_as_a_name():
    told = read(surname='=HYPERLINK("http://x","y")')
    assert "holds a formula" in {fault.path: fault.message for fault in told.faults}["surname"]
    assert told.values["surname"] == ""


def test_nothing_is_cut_short():
    assert "characters; 100 are the most" in faults(forenames="x" * 101)["forenames"]
    assert len(read(circumstances="x" * 20_000).values["circumstances"]) == 20_000


def test_a_nul_is_told():
    assert "NUL" in faults(surname="Rah\x00man")["surname"]


def test_a_mapping_gives_words_a_meaning():
    words = ColumnMap(STANDARD.columns, {"grade 1": "high"}, {"2": "F"})
    told = read(words, sex="2", current_final_risk_level="Grade 1")
    assert (told.values["sex"], told.values["police_risk"]) == ("F", "high")


def test_the_first_grading_counts_where_there_is_no_later_one():
    assert read(current_final_risk_level="", initial_risk_level="medium").values["police_risk"] == "medium"


def test_headings_are_compared_without_case_and_spaces():
    found = ["MisPerID", " Forenames", "SURNAME ", "Missing Since"]
    assert list(extracts.check_headings(found, STANDARD)) == []


def test_missing_and_doubled_headings_are_all_told():
    words = [fault.message for fault in extracts.check_headings(["misperid", "dob", "DOB"], STANDARD)]
    assert len(words) == 4 and "is there twice" in words[0]


def test_a_mapping_needs_its_columns_and_each_once():
    assert {fault.path for fault in extracts.check_mapping({})} == set(REQUIRED)
    doubled = {name: name for name in REQUIRED} | {"forenames": "Name", "surname": "name"}
    assert [fault.path for fault in extracts.check_mapping(doubled)] == ["surname"]


@given(st.dictionaries(st.sampled_from([*ROW, "length_missing_mins", "q_3", "circumstances"]), st.text(max_size=60)))
def test_no_cell_makes_the_reading_fail_and_what_is_no_fault_is_whole(cells):
    told = read(**cells)
    for name in ("forenames", "surname"):
        if not any(fault.path == name for fault in told.faults):
            assert told.values[name] == extracts.plain((ROW | cells)[name])
    if not told.faults:
        assert told.values["last_seen_at"] and told.values["police_reference"]
