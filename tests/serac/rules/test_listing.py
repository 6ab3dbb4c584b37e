import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serac.choices import ReasonKind, Section
from serac.rules import (
    ChildFacts,
    EpisodeOn,
    LevelOn,
    Meeting,
    OpenAction,
    Referred,
    listing,
    listings,
    reason_data,
    reason_from,
)

HELD = date(2026, 12, 15)
PREVIOUS = date(2026, 11, 17)
MEETING = Meeting(held_on=HELD, built_on=date(2026, 12, 7), previous_on=PREVIOUS)
CIRCULATED = PREVIOUS - timedelta(days=8)
PAPERS_OUT = replace(MEETING, last_circulated_on=CIRCULATED)


def before(days):
    return HELD - timedelta(days=days)


def kinds(meeting=MEETING, **facts):
    found = listing(ChildFacts("a", **facts), meeting)
    return [reason.kind.value for reason in found.reasons] if found else []


def levels(*pairs):
    return tuple(LevelOn(day, level, f"{level} on {day}") for day, level in pairs)


def begun(*days):
    return tuple(EpisodeOn(before(day), str(day)) for day in days)


def action(due_on, ref="1"):
    return OpenAction(ref, "Visit the home", due_on)


def test_a_child_without_a_reason_is_not_listed():
    assert listing(ChildFacts("a"), MEETING) is None
    assert kinds(levels=levels((before(200), "low"))) == []


def test_a_child_at_high_is_listed_at_every_meeting():
    assert kinds(levels=levels((before(300), "high"))) == ["high"]
    assert kinds(levels=levels((before(300), "high"), (before(90), "medium"))) == []
    found = listing(ChildFacts("a", levels((before(90), "low"), (before(60), "high"), (before(9), "high"))), MEETING)
    assert found.reasons[0].words == "Risk is HIGH since 16 October 2026."
    assert found.reasons[0].refs == (f"high on {before(9)}",)


def test_a_child_raised_to_medium_since_the_last_meeting_is_listed():
    assert kinds(levels=levels((before(90), "low"), (before(20), "medium"))) == ["raised_to_medium"]
    assert kinds(levels=levels((before(20), "medium"))) == ["raised_to_medium"]
    assert kinds(levels=levels((before(90), "medium"), (before(20), "medium"))) == []
    assert kinds(levels=levels((before(90), "low"), (before(40), "medium"))) == []
    assert kinds(levels=levels((before(90), "low"), (before(20), "medium"), (before(9), "low"))) == []
    assert kinds(levels=levels((before(90), "medium"), (before(20), "low"), (before(9), "medium"))) == [
        "raised_to_medium"
    ]


def test_the_day_of_the_last_meeting_is_since_the_last_meeting():
    assert kinds(levels=levels((PREVIOUS, "medium"))) == ["raised_to_medium"]
    assert kinds(levels=levels((PREVIOUS - timedelta(days=1), "medium"))) == []
    assert kinds(Meeting(HELD, HELD), levels=levels((before(900), "medium"))) == ["raised_to_medium"]


def test_a_child_raised_after_the_last_agenda_went_out_and_not_on_it_is_listed_at_the_next_meeting():
    after_papers = levels((before(90), "low"), (PREVIOUS - timedelta(days=3), "medium"))
    assert kinds(PAPERS_OUT, levels=after_papers) == ["raised_to_medium"]
    assert kinds(PAPERS_OUT, levels=after_papers, on_last_agenda=True, decided=True) == []
    stepped = levels((before(90), "high"), (PREVIOUS - timedelta(days=3), "low"))
    assert kinds(PAPERS_OUT, levels=stepped) == ["stepped_down"]
    assert kinds(PAPERS_OUT, levels=stepped, on_last_agenda=True, decided=True) == []


def test_the_day_on_which_the_last_agenda_went_out_counts_and_the_day_before_does_not():
    assert kinds(PAPERS_OUT, levels=levels((CIRCULATED, "medium"))) == ["raised_to_medium"]
    assert kinds(PAPERS_OUT, levels=levels((CIRCULATED - timedelta(days=1), "medium"))) == []


def test_a_child_about_whom_no_decision_of_the_last_meeting_is_recorded_is_listed_again_from_the_day_after():
    assert kinds(on_last_agenda=True) == ["not_decided"]
    assert kinds(on_last_agenda=True, decided=True) == []
    assert kinds(on_last_agenda=False) == []
    assert kinds(replace(MEETING, built_on=PREVIOUS), on_last_agenda=True) == []
    assert kinds(replace(MEETING, built_on=PREVIOUS + timedelta(days=1)), on_last_agenda=True) == ["not_decided"]
    assert kinds(replace(MEETING, previous_on=None), on_last_agenda=True) == []
    found = listing(ChildFacts("a", on_last_agenda=True), MEETING)
    assert found.reasons[0].words == "No decision is recorded from the meeting of 17 November 2026."
    assert found.section == Section.REVIEWS


def test_an_agenda_that_went_out_after_its_meeting_takes_nothing_from_the_next_one():
    late = replace(PAPERS_OUT, last_circulated_on=PREVIOUS + timedelta(days=5))
    assert kinds(late, levels=levels((PREVIOUS, "medium"))) == ["raised_to_medium"]
    assert kinds(late, levels=levels((PREVIOUS, "medium")), on_last_agenda=True, decided=True) == ["raised_to_medium"]


def test_a_level_decided_after_the_meeting_does_not_count():
    assert kinds(levels=levels((before(-1), "high"))) == []


def test_of_two_levels_of_one_day_the_later_given_counts():
    assert kinds(levels=levels((before(3), "medium"), (before(3), "high"))) == ["high"]


def test_a_child_who_stepped_down_from_high_since_the_last_meeting_is_put_to_the_panel():
    assert kinds(levels=levels((before(90), "high"), (before(20), "low"))) == ["stepped_down"]
    assert kinds(levels=levels((before(90), "high"), (before(20), "medium"))) == ["stepped_down"]
    assert kinds(levels=levels((before(90), "high"), (before(40), "low"))) == []
    assert kinds(levels=levels((before(90), "high"), (before(20), "low"), (before(9), "high"))) == ["high"]


def test_a_child_whose_serac_review_is_due_by_the_meeting_is_listed():
    assert kinds(review_due_on=HELD) == kinds(review_due_on=before(50)) == ["review_due"]
    assert kinds(review_due_on=before(-1)) == []


def test_a_child_with_three_missing_episodes_begun_in_the_90_days_before_the_meeting_is_listed():
    assert kinds(episodes=begun(1, 45, 90)) == ["repeat_missing"]
    assert kinds(episodes=begun(1, 45, 91)) == []
    assert kinds(episodes=begun(0, 45, 90)) == []
    found = listing(ChildFacts("a", episodes=begun(1, 45, 90, 5)), MEETING).reasons[0]
    assert found.words == "4 missing episodes began in the 90 days before the meeting."
    assert found.evidence[0] == "Missing from 16 September 2026."
    assert found.refs == ("90", "45", "5", "1")


def test_a_child_with_overdue_panel_actions_is_listed():
    assert kinds(open_actions=(action(MEETING.built_on - timedelta(days=1)),)) == ["overdue_actions"]
    assert kinds(open_actions=(action(MEETING.built_on),)) == []
    late = (action(before(20), "2"), action(before(40), "1"), action(before(-5), "3"))
    found = listing(ChildFacts("a", open_actions=late), MEETING).reasons[0]
    assert (found.words, found.refs) == ("2 panel actions are overdue.", ("1", "2"))
    assert found.evidence[0] == "“Visit the home” was due on 5 November 2026."


def test_a_child_who_was_referred_and_accepted_is_listed():
    assert kinds(referral=Referred("r", before(12), "Health")) == ["referred"]
    assert kinds(referral=Referred("r", before(-1))) == []


PARTS = {
    "referred": {"referral": Referred("r", before(12))},
    "review_due": {"review_due_on": HELD},
    "repeat_missing": {"episodes": begun(3, 4, 5)},
    "overdue_actions": {"open_actions": (action(before(30)),)},
}


@pytest.mark.parametrize("level", [None, "high", "raised_to_medium", "stepped_down"])
@pytest.mark.parametrize("parts", list(chain(*(combinations(PARTS, count) for count in range(5)))))
def test_every_reason_that_applies_is_given(level, parts):
    facts = {key: value for part in parts for key, value in PARTS[part].items()}
    facts["levels"] = {
        None: (),
        "high": levels((before(9), "high")),
        "raised_to_medium": levels((before(9), "medium")),
        "stepped_down": levels((before(50), "high"), (before(9), "low")),
    }[level]
    expected = {*parts, level} - {None}
    found = kinds(**facts)
    assert set(found) == expected
    assert found == [kind for kind in ReasonKind.values if kind in expected]


def test_a_child_is_discussed_once_as_a_referral_else_as_high_else_as_a_step_down_else_as_a_review():
    def section(**facts):
        return listing(ChildFacts("a", **facts), MEETING).section

    high = levels((before(9), "high"))
    assert section(levels=high, **PARTS["referred"]) == Section.NEW_REFERRALS
    assert section(levels=high, **PARTS["review_due"]) == Section.HIGH
    assert section(levels=levels((before(50), "high"), (before(9), "low")), **PARTS["review_due"]) == Section.STEP_DOWNS
    assert section(**PARTS["repeat_missing"]) == Section.REVIEWS


def test_the_agenda_goes_by_section_then_level_then_number_of_reasons_then_waiting_then_id():
    children = [
        ChildFacts("stepped", levels((before(50), "high"), (before(9), "low"))),
        ChildFacts("b", review_due_on=before(3)),
        ChildFacts("a", review_due_on=before(3)),
        ChildFacts("waited", review_due_on=before(30)),
        ChildFacts("more", review_due_on=before(3), episodes=begun(1, 2, 3)),
        ChildFacts("medium", levels((before(90), "medium")), review_due_on=before(1)),
        ChildFacts("high", levels((before(9), "high"))),
        ChildFacts("referred", referral=Referred("r", before(1))),
        ChildFacts("nothing"),
    ]
    expected = ["referred", "high", "medium", "more", "waited", "a", "b", "stepped"]
    assert [one.child for one in listings(children, MEETING)] == expected
    assert [one.child for one in listings(reversed(children), MEETING)] == expected


def test_a_reason_can_be_kept_as_plain_json():
    facts = ChildFacts(
        "a", levels((before(9), "high")), HELD, begun(1, 2, 3), (action(before(40)),), Referred("r", HELD)
    )
    for reason in listing(facts, MEETING).reasons:
        assert reason_from(json.loads(json.dumps(reason_data(reason)))) == reason


some_days = st.integers(-5, 120).map(before)


@given(st.lists(st.tuples(some_days, st.sampled_from(["none", "low", "medium", "high"]))), st.lists(some_days))
def test_what_is_listed_rests_on_facts_by_the_day_of_the_meeting(changes, starts):
    known = [(day, level) for day, level in changes if day <= HELD]
    seen = [day for day in starts if day < HELD]
    whole = ChildFacts("a", levels(*changes), episodes=tuple(EpisodeOn(day) for day in starts))
    cut = ChildFacts("a", levels(*known), episodes=tuple(EpisodeOn(day) for day in seen))
    assert listing(whole, MEETING) == listing(cut, MEETING)
