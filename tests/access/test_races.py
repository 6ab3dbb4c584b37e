"""Checking a right and acting on it are one step, and no save is lost: real threads, real commits.

Who saves while the right is taken away saves before that or not at all. Source: security, ASVS 15.4.2 and threat 13.
`run.py drill races` does the same 500 times, and 8 people 200 saves each.
"""

import os

import pytest
from django.test import override_settings

from tests.access.figures import keep
from tests.access.races import (
    add_a_note,
    change_the_child,
    end_against,
    end_before,
    save_blindly,
    save_what_was_read,
    saves_at_once,
)
from tests.access.test_sabotage import WITHOUT_THE_WALL

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = int(os.environ.get("DRILL_ROUNDS", "20"))
PEOPLE, EACH = 8, int(os.environ.get("DRILL_SAVES", "3"))
WRITES = pytest.mark.parametrize("write", [add_a_note, change_the_child])


@WRITES
def test_nothing_is_written_after_the_right_was_taken_away(write):
    told = end_against(write, ROUNDS)
    keep(f"revoke against {write.__name__}", rounds=ROUNDS, written=told.written, after_the_end=told.after_the_end)
    assert told.after_the_end == 0
    assert told.statuses.keys() <= {200, 303, 404, 412}
    assert sum(told.statuses[status] for status in (200, 303)) == told.written


@WRITES
def test_who_waits_while_the_right_is_taken_away_does_not_save_and_is_told_that_there_is_no_such_record(write):
    told = end_before(write)
    assert told.after_the_end == told.written == 0
    assert told.statuses.keys() <= {404, 412}


@override_settings(MIDDLEWARE=WITHOUT_THE_WALL)
def test_the_control_without_the_second_wall_the_note_is_saved_after_the_end():
    assert end_before(add_a_note).after_the_end == 1


def test_no_save_that_was_acknowledged_is_lost():
    told, kept = saves_at_once(save_what_was_read, PEOPLE, EACH)
    keep("lost updates", saves=PEOPLE * EACH, acknowledged=told, lost=told - kept)
    assert told == kept == PEOPLE * EACH


def test_the_control_blind_saves_are_lost():
    told, kept = saves_at_once(save_blindly, PEOPLE, 20)
    assert kept < told
