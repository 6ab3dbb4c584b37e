"""What intelligence is taken in, and when a grade is whole."""

from datetime import UTC, datetime, timedelta

import pytest

from intelligence.choices import Danger, Handling, Part
from intelligence.rules import Grade, Sent, check_danger, check_grade, check_mention, check_report, match_name

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def paths(found):
    return [fault.path for fault in found.faults]


@pytest.mark.parametrize(("danger", "faulty"), [(Danger.NO, False), (Danger.RUNG, False), (Danger.YES, True)])
def test_a_child_in_danger_is_for_999_or_the_front_door_first(danger, faulty):
    found = check_danger(danger)
    assert check_report(Sent(danger, "Seen", NOW), NOW) == found
    assert paths(found) == (["danger"] if faulty else [])
    if faulty:
        assert "999" in found.faults[0].message and "front door" in found.faults[0].message


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_a_report_says_what_was_seen_or_heard(text):
    assert paths(check_report(Sent(Danger.NO, text, None), NOW)) == ["narrative"]


@pytest.mark.parametrize(("late", "faulty"), [(-1, False), (0, False), (1, True)])
def test_what_was_seen_is_not_of_the_future(late, faulty):
    found = check_report(Sent(Danger.NO, "Seen", NOW + timedelta(seconds=late)), NOW)
    assert paths(found) == (["observed_at"] if faulty else [])


def test_every_fault_comes_at_once():
    found = check_report(Sent(Danger.YES, "", NOW + timedelta(days=1)), NOW)
    assert paths(found) == ["danger", "narrative", "observed_at"]


@pytest.mark.parametrize(
    ("handling", "conditions", "faulty"),
    [
        (Handling.PERMITTED, "", False),
        (Handling.PERMITTED, "Ask us first", True),
        (Handling.CONDITIONS, "Ask us first", False),
        (Handling.CONDITIONS, "  ", True),
    ],
)
def test_handling_code_c_needs_its_conditions_and_p_has_none(handling, conditions, faulty):
    found = check_grade(Grade(handling, conditions, "", "Seen"))
    assert paths(found) == (["conditions"] if faulty else [])


def test_the_sanitised_text_is_not_the_senders_own_words():
    own = "My daughter saw  him at the park"
    assert paths(check_grade(Grade("P", "", "my daughter saw him at the PARK", own))) == ["sanitised_text"]
    assert not check_grade(Grade("P", "", "A man was seen at the park", own))


@pytest.mark.parametrize(
    ("part", "one", "other"),
    [
        (Part.FOUND, "At the railway station", "Railway  Station,"),
        (Part.BEEN, "Flat 3, 21 Tannery Court", "flat 3 21 tannery court"),
        (Part.FOUND, "Farnham Rd.", "Farnham Road"),
        (Part.BEEN, "Café Zoë", "cafe zoe"),
        (Part.BEEN, "St Mary’s Church", "St Mary's Church"),
        (Part.WITH, "Manny", "  MANNY "),
        (Part.WITH, "a man called 'Manny'", "Man called Manny"),
        (Part.DRIVEN, "ab12 cde", "AB12CDE"),
        (Part.CALLED, "+44 7700 900123", "07700900123"),
        (Part.CALLED, "0044 (0)7700 900123", "07700 900 123"),
    ],
)
def test_spellings_of_one_name_are_one(part, one, other):
    assert match_name(part, one) == match_name(part, other) != ""


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part.FOUND, "At home, came back alone"),
        (Part.BEEN, "At a friend’s house"),
        (Part.BEEN, "the placement"),
        (Part.FOUND, "…"),
        (Part.WITH, "an older man with a car"),
        (Part.WITH, "Friends from school"),
        (Part.DRIVEN, "silver estate"),
        (Part.DRIVEN, "a car"),
        (Part.CALLED, "withheld"),
        (Part.CALLED, "12345"),
        (Part.CALLED, ""),
    ],
)
def test_whoever_is_named_must_be_one_in_particular(part, words):
    assert match_name(part, words) == ""
    assert paths(check_mention(part, words)) == ["words"]


def test_different_names_stay_different():
    names = [match_name(Part.BEEN, words) for words in ("3 High Street", "4 High Street", "High Street", "High Road")]
    assert len(set(names)) == len(names)
