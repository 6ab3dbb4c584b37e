"""Finding a child whose name was heard, not read."""

import pytest
from django.db import connection

from cases.selectors import search
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["Layla Husain", "Leyla Hussain", "Leila Husein", "Laila Husein", "husein, leila"])
def test_a_child_is_found_with_a_slip_in_either_name_and_in_both(text):
    worker = a_user()
    child = a_child(worker, given_name="Layla", family_name="Hussain")
    a_child(worker, given_name="Imran", family_name="Hussain")
    a_child(worker, given_name="Zofia", family_name="Nowak")
    found = search(worker, text)
    assert found[0] == child
    assert "Nowak" not in {one.family_name for one in found}


def test_where_nobody_has_both_names_whoever_has_one_of_them_is_found():
    worker = a_user()
    brother = a_child(worker, given_name="Yasir", family_name="Hussain")
    a_child(worker, given_name="Zofia", family_name="Nowak")
    assert search(worker, "Layla Husain") == [brother]


def test_where_somebody_has_both_names_nobody_is_added_for_one_of_them():
    worker = a_user()
    child = a_child(worker, given_name="Layla", family_name="Hussain")
    a_child(worker, given_name="Yasir", family_name="Hussain")
    assert search(worker, "Layla Husain") == [child]


def test_a_wider_search_finds_nobody_whom_the_user_does_not_see():
    a_child(given_name="Layla", family_name="Hussain")
    assert search(a_user(), "Leila Husein") == []


def test_a_name_that_could_be_a_reference_is_found():
    worker = a_user()
    child = a_child(worker, given_name="Margaret", family_name="Tanner")
    assert search(worker, "Margaret") == [child]
    assert search(worker, child.reference.lower()) == [child]


@pytest.mark.parametrize("text", ["bo xy", "x y z", "9434765919", "Zz"])
def test_a_letter_or_two_or_a_number_widens_nothing(text):
    worker = a_user()
    a_child(worker, given_name="Alan", family_name="Alder")
    assert search(worker, text) == []


def test_a_search_that_finds_nobody_keeps_to_its_statements():
    worker = a_user()
    assert worker.may("child.view")
    for text in ("Margaret", "Leila Husein"):
        with at_most(3):
            search(worker, text)


def test_names_are_looked_through_by_their_index():
    """What `cases_named_like` asks, the one statement of the search that no policy stands before."""
    asked = "SELECT c.id FROM cases_child c WHERE c.search_name %> ANY(words)"
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'cases_named_like'")
        assert asked in cursor.fetchone()[0]
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT c.id FROM cases_child c WHERE c.search_name %%> ANY(%s)", [["leila", "husein"]])
        assert "Bitmap Index Scan on child_search_name" in str(cursor.fetchall())
