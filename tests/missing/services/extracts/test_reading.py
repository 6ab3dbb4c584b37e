"""Files whose encoding, separator and quoting nobody promised: no crash, no loss, clear errors."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from missing.rules.extracts import STANDARD
from missing.services.extracts import reading
from slscb.core.errors import Invalid

HEAD = "misperid,forenames,surname,missing_since,circumstances"


def lines(data):
    return list(reading.open_file(io.BytesIO(data), STANDARD).rows)


def refused(data):
    with pytest.raises(Invalid) as caught:
        lines(data)
    return [fault.message for fault in caught.value.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_encoding_line_end_and_separator_is_read(encoding, end, separator):
    row = "MP/1,Zoë,O’Neill,01/11/2026 21:30,"
    text = end.join([HEAD, row, row, ""]).replace(",", separator)
    found = lines(text.encode(encoding))
    assert [(line.number, line.cells["forenames"], line.cells["surname"]) for line in found] == [
        (2, "Zoë", "O’Neill"),
        (3, "Zoë", "O’Neill"),
    ]


def test_a_row_over_several_lines_is_told_by_its_first_and_the_next_by_its_own():
    found = lines(f'{HEAD}\nMP/1,A,B,x,"one\ntwo\nthree"\nMP/2,C,D,x,\n'.encode())
    assert [(line.number, line.cells["misperid"]) for line in found] == [(2, "MP/1"), (5, "MP/2")]
    assert found[0].cells["circumstances"] == "one\ntwo\nthree"


def test_a_row_with_too_few_or_too_many_columns_is_told_and_the_others_are_kept():
    found = lines(f"{HEAD}\nMP/1,A\nMP/2,C,D,x,\nMP/3,E,F,x,,more\nMP/4,G,H,x,,,\n".encode())
    assert [bool(line.fault) for line in found] == [True, False, True, False]
    assert "has 2 columns, and the first line has 5" in found[0].fault


def test_a_quotation_mark_that_is_not_closed_is_told_with_the_lines_that_it_swallows():
    found = lines(f'{HEAD}\nMP/1,A,B,x,\nMP/2,C,D,x,"open\nMP/3,E,F,x,\n'.encode())
    assert (found[0].cells["misperid"], found[0].fault) == ("MP/1", "")
    assert found[1].fault.startswith("Lines 3 to 4 cannot be read")


def test_a_huge_cell_is_told_and_the_rows_after_it_are_kept():
    found = lines(f"{HEAD}\nMP/1,A,B,x,{'y' * 200_000}\nMP/2,C,D,x,\n".encode())
    assert "a cell is too long" in found[0].fault and found[1].cells["misperid"] == "MP/2"


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"   \n", b"\xff\xfe"])
def test_an_empty_file_is_told(data):
    assert "is empty" in refused(data)[0]


def test_missing_columns_are_all_told():
    assert len(refused(b"misperid,dob\nMP/1,x\n")) == 3


def test_a_file_that_is_no_text_is_told():
    assert refused(b"\xff\xfe\x00")[0].startswith("This file is written in none of")


def test_columns_that_are_not_used_are_told():
    opened = reading.open_file(io.BytesIO(f"{HEAD},shoe_size\n".encode()), STANDARD)
    assert opened.remarks[0] == "Columns of the file that are not used: shoe_size"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf\x00")
@example(b"PK\x03\x04" + bytes(60))
def test_no_bytes_make_the_reading_crash(data):
    for whole in (data, HEAD.encode() + b"\n" + data):
        try:
            found = lines(whole)
        except Invalid as invalid:
            assert all(fault.message for fault in invalid.faults)
        else:
            assert all(line.fault or line.cells for line in found)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)] * 3), min_size=1, max_size=8
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_no_row_is_lost_whatever_its_cells_hold(rows, encoding):
    """The control: each row that was written comes back whole."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEAD.split(","))
    writer.writerows(["MP", *row, "-"] for row in rows)
    found = lines(text.getvalue().encode(encoding))
    assert [tuple(list(line.cells.values())[1:4]) for line in found] == rows
