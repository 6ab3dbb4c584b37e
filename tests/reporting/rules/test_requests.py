"""What of the nine counts may leave, by its sentences."""

import pytest

from reporting.rules import QUESTIONS, as_it_may_leave

LARGE = {
    "children": 100, "episodes": 300, "looked_after": 200, "care_children": 40, "care_episodes": 120,
    "offered": 280, "completed": 200, "in_time": 150, "declined": 60,
}  # fmt: skip


def leaving(**numbers):
    return {key: cell.text for key, cell in as_it_may_leave(LARGE | numbers).items()}


def test_there_are_nine_and_large_ones_leave_as_they_are():
    assert leaving() == {key: str(number) for key, number in LARGE.items()}
    assert list(as_it_may_leave(LARGE)) == [one.key for one in QUESTIONS] == list(LARGE)


@pytest.mark.parametrize("key", LARGE)
@pytest.mark.parametrize("number", [1, 5])
def test_no_count_from_one_to_five_leaves(key, number):
    assert as_it_may_leave(LARGE | {key: number})[key].value is None
    assert leaving(**{key: number})[key] == "<6"


def test_nought_may_leave():
    nothing = dict.fromkeys(LARGE, 0)
    assert set(leaving(**nothing).values()) == {"0"}
    assert leaving(offered=3, completed=0, in_time=0, declined=0)["completed"] == "0"


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        ("care_children", {"care_children": 98}),
        ("care_children", {"looked_after": 44}),
        ("care_episodes", {"care_episodes": 295}),
        ("completed", {"completed": 275, "declined": 0}),
        ("in_time", {"in_time": 199}),
        ("declined", {"completed": 6, "in_time": 0, "declined": 275}),
    ],
)
def test_a_part_whose_rest_is_small_does_not_leave(part, numbers):
    assert leaving(**numbers)[part] == "[c]"


def test_a_part_of_a_part_whose_rest_to_the_whole_is_small_does_not_leave():
    found = leaving(offered=203, completed=200, in_time=200, declined=0)
    assert (found["completed"], found["in_time"]) == ("[c]", "[c]")


def test_interviews_neither_completed_nor_declined_are_not_worked_out():
    assert leaving(declined=77)["declined"] == "[c]"
    assert leaving(declined=80)["declined"] == "80"
