"""Taking in a police extract."""

import io

import pytest

from agencies.choices import Role
from missing.models import Extract, ExtractRow
from missing.services.extracts import receiving
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from tests.factories.agencies import a_user
from tests.factories.extracts import COLUMNS, a_file, a_row, taken_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return a_user(Role.CSE_LEAD)


def test_each_bad_row_is_told_with_its_line_and_column_and_the_good_ones_are_kept(lead):
    rows = [a_row(), a_row(dob="31/02/2011", sex="7"), a_row(days=9)]
    extract = taken_in(lead, *rows)
    assert list(extract.rows.values_list("line", "state")) == [(2, "waiting"), (3, "bad"), (4, "waiting")]
    bad = extract.rows.get(line=3)
    assert bad.faults == [["dob", "“31/02/2011” is not a date"], ["sex", "“7” is not known: add it to the mapping"]]
    assert bad.surname == "Known", "a person sees whom the row is about"


def test_a_file_that_cannot_be_read_leaves_nothing_behind(lead):
    with pytest.raises(Invalid):
        taken_in(lead, a_row(), columns=["misperid"])
    assert not Extract.objects.exists() and not ExtractRow.objects.exists()


def test_who_may_not_import_is_refused():
    with pytest.raises(NotAllowed):
        taken_in(a_user(Role.PRACTITIONER), a_row())


def test_nobody_confirms_what_somebody_else_brought_or_twice(lead):
    extract = taken_in(lead, a_row())
    with pytest.raises(NotVisible):
        receiving.confirm(actor=a_user(Role.CSE_LEAD), extract_id=extract.public_id)
    receiving.confirm(actor=lead, extract_id=extract.public_id)
    with pytest.raises(Invalid):
        receiving.confirm(actor=lead, extract_id=extract.public_id)


def test_a_saved_mapping_reads_another_forces_columns(lead):
    columns = {
        "police_reference": "Ref", "forenames": "First name", "surname": "Last name", "last_seen_at": "From", "sex": "S",
        "born_on": "Birth",
    }  # fmt: skip
    receiving.save_mapping(
        actor=lead, name="other-force", columns=columns, risk_words={}, sex_words={"2": "F"}, order="month_first"
    )
    file = io.BytesIO(b"Ref,First name,Last name,From,S,Birth\nA1,Sam,Price,11/01/2026 21:30,2,05/04/2011\n")
    extract = receiving.receive(actor=lead, file=file, file_name="x.csv", mapping_name="other-force")
    row = extract.rows.get()
    assert (row.surname, row.sex, f"{row.born_on}", row.faults) == ("Price", "F", "2011-05-04", [])


def test_the_standard_mapping_cannot_be_saved_over(lead):
    with pytest.raises(Invalid) as caught:
        receiving.save_mapping(actor=lead, name="standard", columns={}, risk_words={}, sex_words={}, order="day_first")
    assert {fault.path for fault in caught.value.faults} >= {"name", "police_reference"}


def test_an_unknown_mapping_is_told(lead):
    with pytest.raises(Invalid) as caught:
        receiving.receive(actor=lead, file=a_file(a_row()), file_name="x.csv", mapping_name="lost")
    assert caught.value.faults[0].path == "mapping"


def test_every_column_of_the_published_extract_has_its_place(lead):
    assert {"misperid", "nominalpersionid", "TL_address", "q_25", "length_missing_mins"} <= set(COLUMNS)
    row = taken_in(
        lead, a_row(TL_address="4 High Street", mf_address="2 Low Road", q_25="Yes", pob="Slough")
    ).rows.get()
    assert row.places == "Home address: 2 Low Road\nWhere traced: 4 High Street\nPlace of birth: Slough"
    assert row.told == "q_25: Yes"
