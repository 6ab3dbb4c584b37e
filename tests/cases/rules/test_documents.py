"""Decisions about documents."""

from datetime import UTC, datetime, timedelta

import pytest

from cases.choices.documents import DocumentState
from cases.rules import documents as rules

PRESENT = datetime(2026, 11, 23, 10, tzinfo=UTC)


def messages(faults):
    return [fault.path for fault in faults]


@pytest.mark.parametrize(
    ("of_child", "held", "number"), [(0, 0, 0), (499, 19, 0), (500, 0, 1), (0, 20, 1), (500, 20, 2)]
)
def test_a_child_has_500_documents_at_most_and_a_person_20_that_wait(of_child, held, number):
    assert messages(rules.check_counts(of_child, held)) == ["file"] * number


def test_the_same_file_is_on_a_record_once():
    assert messages(rules.check_same(True)) == ["file"]
    assert messages(rules.check_same(False)) == []


@pytest.mark.parametrize("state", DocumentState)
def test_a_document_that_waits_or_was_checked_can_be_withdrawn_with_a_reason(state):
    closed = [] if state in ("held", "released") else [""]
    assert messages(rules.check_withdrawal(state, "Wrong child")) == closed
    assert messages(rules.check_withdrawal(state, " ")) == [*closed, "reason"]


@pytest.mark.parametrize(
    ("age", "known", "infected", "goes"),
    [(8, False, False, True), (6, False, False, False), (8, True, False, False), (0, True, True, True)],
)
def test_a_file_goes_where_it_is_infected_or_unnamed_for_a_week(age, known, infected, goes):
    assert rules.is_orphan(PRESENT - timedelta(days=age), known, infected, PRESENT) is goes
