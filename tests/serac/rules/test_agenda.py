"""Rebuilding a draft agenda: what a person changed by hand is never lost."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serac.choices import Origin, ReasonKind, Section
from serac.rules import Item, Listing, Reason, arose, merge_draft

HIGH = Reason(ReasonKind.HIGH, "Risk is HIGH.", (), ("1",), date(2026, 11, 1))
HIGH_AGAIN = replace(HIGH, refs=("2",))
REVIEW = Reason(ReasonKind.REVIEW_DUE, "Review is due.", (), ("2026-12-15",), date(2026, 12, 15))
REFERRED = Reason(ReasonKind.REFERRED, "Referred.", (), ("r",), date(2026, 11, 20))


def listed(child, *reasons, section=Section.REVIEWS, level="low"):
    return Listing(child, section, reasons or (REVIEW,), level)


def children(draft):
    return [item.child for item in draft.items]


def built(*listings):
    return merge_draft((), listings).items


def hand(items, child, **changed):
    return tuple(replace(item, **changed) if item.child == child else item for item in items)


def only(draft, child):
    return next(item for item in draft.items if item.child == child)


def test_the_first_draft_is_the_agenda_of_the_rules():
    draft = merge_draft((), [listed("b"), listed("a"), listed("h", HIGH, section=Section.HIGH, level="high")])
    assert children(draft) == ["h", "a", "b"]
    assert [item.position for item in draft.items] == [1, 2, 3]
    assert draft.added == ("h", "a", "b")
    assert not any(item.by_hand for item in draft.items)


def test_a_rebuilt_item_has_todays_reasons_and_keeps_its_note():
    draft = merge_draft(hand(built(listed("a")), "a", note="Ask about school"), [listed("a", REVIEW, REFERRED)])
    assert only(draft, "a").reasons == (REVIEW, REFERRED)
    assert only(draft, "a").note == "Ask about school"


def test_an_item_added_by_hand_stays():
    added = Item("x", Section.REVIEWS, origin=Origin.HAND)
    draft = merge_draft([*built(listed("a")), added], [listed("a")])
    assert "x" in children(draft)
    assert not only(draft, "x").no_longer_meets


def test_an_item_added_by_hand_gains_and_loses_the_reasons_of_the_rules_and_stays():
    added = [Item("x", Section.STEP_DOWNS, origin=Origin.HAND)]
    with_reason = merge_draft(added, [listed("x")])
    assert (only(with_reason, "x").reasons, only(with_reason, "x").section) == ((REVIEW,), Section.STEP_DOWNS)
    assert only(merge_draft(with_reason.items, []), "x").reasons == ()


def test_an_item_removed_by_hand_stays_removed_and_shows_the_reasons_that_arose_since():
    removed = hand(built(listed("a", HIGH)), "a", removed=True)
    same = only(merge_draft(removed, [listed("a", HIGH)]), "a")
    assert (same.removed, same.new_reasons, same.reasons) == (True, (), (HIGH,))
    more = only(merge_draft(removed, [listed("a", HIGH, REVIEW)]), "a")
    assert (more.removed, more.new_reasons, more.reasons) == (True, (REVIEW,), (HIGH,))
    assert only(merge_draft(removed, []), "a").removed


def test_a_removed_item_comes_back_neither_when_its_reasons_go_nor_when_they_return():
    removed = hand(built(listed("a", HIGH)), "a", removed=True)
    gone = merge_draft(removed, [])
    assert only(merge_draft(gone.items, [listed("a", HIGH)]), "a").new_reasons == ()


def test_a_reason_arose_when_its_kind_is_new_or_it_rests_on_something_new():
    assert arose([HIGH], [HIGH]) == ()
    assert arose([HIGH], [HIGH_AGAIN, REVIEW]) == (HIGH_AGAIN, REVIEW)
    assert arose([replace(HIGH, refs=("1", "2"))], [HIGH]) == ()


def test_an_item_nobody_touched_goes_with_its_last_reason():
    draft = merge_draft(built(listed("a"), listed("b")), [listed("b")])
    assert (children(draft), draft.dropped) == (["b"], ("a",))


@pytest.mark.parametrize("change", [{"note": "Wait for the school"}, {"moved": True}, {"touched": True}])
def test_an_item_somebody_touched_stays_and_says_that_it_no_longer_meets_a_rule(change):
    draft = merge_draft(hand(built(listed("a")), "a", **change), [])
    assert only(draft, "a").no_longer_meets
    assert only(draft, "a").reasons == (REVIEW,)
    assert not only(merge_draft(draft.items, [listed("a")]), "a").no_longer_meets


def test_the_order_made_by_hand_stays():
    items = built(listed("a"), listed("b"), listed("c"))
    turned = (
        replace(items[2], position=1, moved=True),
        replace(items[0], position=2),
        replace(items[1], position=3),
    )
    assert children(merge_draft(turned, [listed("c"), listed("b"), listed("a")])) == ["c", "a", "b"]


def test_a_new_item_goes_after_the_last_one_nobody_moved_that_stands_before_it_by_the_rules():
    items = built(listed("a"), listed("c"), listed("x"))
    turned = (replace(items[2], position=0, moved=True), items[0], items[1])
    draft = merge_draft(turned, [listed(child) for child in "abcx"])
    assert children(draft) == ["x", "a", "b", "c"]
    high = listed("h", HIGH, section=Section.HIGH)
    assert children(merge_draft(turned, [high, *(listed(child) for child in "acx")])) == ["x", "h", "a", "c"]


def test_an_item_moved_by_hand_keeps_its_section():
    moved = hand(built(listed("a")), "a", moved=True, section=Section.STEP_DOWNS)
    assert only(merge_draft(moved, [listed("a", HIGH, section=Section.HIGH)]), "a").section == Section.STEP_DOWNS


def test_a_child_stands_on_the_agenda_once():
    with pytest.raises(ValueError, match="twice"):
        merge_draft([Item("a", Section.HIGH), Item("a", Section.HIGH)], [])


names = st.sampled_from("abcdefgh")
reason_lists = st.lists(st.sampled_from([HIGH, HIGH_AGAIN, REVIEW, REFERRED]), min_size=1, max_size=3, unique=True)
computed = st.lists(
    st.builds(
        Listing,
        names,
        st.sampled_from(Section),
        reason_lists.map(tuple),
        st.sampled_from(["low", "medium", "high"]),
    ),
    unique_by=lambda one: one.child,
)
drafts = st.lists(
    st.builds(
        Item,
        names,
        st.sampled_from(Section),
        reason_lists.map(tuple),
        st.integers(0, 9),
        st.sampled_from(Origin),
        removed=st.booleans(),
        moved=st.booleans(),
        touched=st.booleans(),
        note=st.sampled_from(["", " ", "Ask about school"]),
    ),
    unique_by=lambda item: item.child,
)


@given(drafts, computed)
def test_building_twice_gives_what_building_once_gave(items, listings):
    once = merge_draft(items, listings)
    again = merge_draft(once.items, listings)
    assert again.items == once.items
    assert (again.added, again.dropped) == ((), ())


@given(drafts, computed, st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_given_never_matters(items, listings, random):
    shuffled = random.sample(items, len(items)), random.sample(listings, len(listings))
    assert merge_draft(*shuffled) == merge_draft(items, listings)


@given(drafts, st.lists(computed, min_size=1, max_size=4))
def test_no_change_by_hand_is_ever_lost(items, builds):
    after = tuple(sorted(items, key=lambda item: (item.position, item.child)))
    for listings in builds:
        before, after = after, merge_draft(after, listings).items
        if any(item.moved for item in items):
            stayed = {item.child for item in before} & {item.child for item in after}
            orders = [[item.child for item in draft if item.child in stayed] for draft in (before, after)]
            assert orders[0] == orders[1]
    left = {item.child: item for item in after}
    for item in (item for item in items if item.by_hand):
        kept = left[item.child]
        assert (kept.origin, kept.removed, kept.note) == (item.origin, item.removed, item.note)
        assert (kept.moved, kept.touched) == (item.moved, item.touched)
        if item.moved or item.origin == Origin.HAND:
            assert kept.section == item.section


@given(drafts, computed)
def test_every_child_the_rules_list_is_on_the_agenda_once_and_nobody_else_but_by_hand(items, listings):
    draft = merge_draft(items, listings)
    on_it = children(draft)
    wanted = {one.child for one in listings}
    assert sorted(on_it) == sorted(wanted | {item.child for item in items if item.by_hand})
    assert [item.position for item in draft.items] == list(range(1, len(on_it) + 1))
