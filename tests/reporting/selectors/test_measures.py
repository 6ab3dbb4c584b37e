"""What each measure counts, said again in tests."""

from datetime import timedelta

import pytest

from agencies.choices import AgencyCode, Role
from reporting import selectors
from reporting.rules import Period
from serac.choices import ActionStatus, ReferralStatus
from slscb.core.clock import london_day, now, today
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import a_prevention, a_returned_episode, an_episode, an_interview
from tests.factories.risk import an_assessment
from tests.factories.serac import a_meeting, a_referral, an_action, an_item

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def manager():
    return a_user(Role.LSCB_MANAGER)


def recent(days: int = 60) -> Period:
    return Period(today() - timedelta(days=days), today() + timedelta(days=30), "recently")


def ask(user, key: str, by: str = "", period: Period | None = None):
    return selectors.figures(user, selectors.measure_named(key), period or recent(), by)


def test_episodes_count_those_over_24_hours_and_children_with_three_within_90_days(manager):
    child, once = a_child(), a_child()
    for days in (20, 10, 5):
        a_returned_episode(child, now() - days * DAY, now() - days * DAY + 2 * HOUR)
    a_returned_episode(once, now() - 3 * DAY, now() - 3 * DAY + 24 * HOUR + timedelta(seconds=1))
    totals = ask(manager, "episodes")
    assert [totals.total(key) for key in ("episodes", "children", "long", "repeat")] == [4, 2, 1, 1]


def test_a_child_whom_another_authority_looks_after_is_in_the_local_figures(manager):
    a_returned_episode(a_child(care_status="lac_other"), now() - 9 * DAY, episode_kind="care")
    totals = ask(manager, "episodes")
    assert [totals.total(key) for key in ("episodes", "children")] == [1, 1]


def test_an_episode_is_followed_by_a_prevention_interview_however_many_there_were(manager):
    worker = a_user()
    child = a_child(worker)
    spoken = a_returned_episode(child, now() - 9 * DAY)
    a_returned_episode(child, now() - 5 * DAY)
    for _ in range(2):
        a_prevention(spoken, worker)
    totals = ask(manager, "episodes")
    assert [totals.total(key) for key in ("episodes", "prevention")] == [2, 1]


def test_an_episode_still_open_counts_as_long_once_24_hours_have_gone_by(manager):
    an_episode(a_child(), now() - 25 * HOUR)
    an_episode(a_child(), now() - 23 * HOUR)
    assert ask(manager, "episodes").total("long") == 1


def test_a_third_episode_91_days_after_the_first_is_no_repeat(manager):
    child = a_child()
    for days in (91, 50, 0):
        a_returned_episode(child, now() - days * DAY - 3 * HOUR, now() - days * DAY - 2 * HOUR)
    assert ask(manager, "episodes").total("repeat") == 0


def test_interviews_are_counted_by_what_came_of_each(manager):
    child = a_child()
    returned = now() - 10 * DAY
    waiting = {"returned_at": returned}
    an_interview(child, **waiting)
    for held in (71, 72, 73):
        moment = returned + held * HOUR
        an_interview(child, **waiting, status="completed", held_at=moment, closed_at=moment, completed_at=moment)
    an_interview(child, **waiting, status="declined_by_child", closed_at=now())
    an_interview(child, **waiting, status="not_offered", closed_at=now())
    an_interview(child, **waiting, status="unable_other", closed_at=now())
    an_interview(child, **waiting, status="not_offered", closed_at=now(), closing_reason="not_missing")
    found = ask(manager, "interviews")
    counted = {column.key: found.total(column.key) for column in found.measure.columns}
    assert counted == {
        "due": 7, "offered": 4, "in_time": 2, "late": 1, "declined": 1, "not_offered": 1, "not_held": 1, "overdue": 1,
        "waiting": 0,
    }  # fmt: skip


def test_levels_are_those_in_force_at_the_end_of_each_month_on_open_cases(manager):
    worker = a_user(Role.PRACTITIONER)
    child = a_child(worker)
    an_assessment("M01", "M02", child=child, by=worker)
    found = ask(manager, "levels", period=Period(today().replace(day=1) - DAY, today(), "now"))
    assert found.rows[-1].counts == (0, 1, 0, 0)
    assert found.rows[0].counts == (0, 0, 0, 0)
    child.status, child.closed_on = "closed", today()
    child.save()
    found = ask(manager, "levels", period=Period(today().replace(day=1), today(), "now"))
    assert found.rows[-1].counts == (0, 0, 0, 0)


def test_referrals_are_divided_by_agency_and_state(manager):
    worker = a_user()
    health = an_agency(AgencyCode.HEALTH)
    a_referral(a_child(worker), worker, health)
    a_referral(a_child(worker), worker, health, status=ReferralStatus.ACCEPTED)
    found = ask(manager, "referrals")
    row = {one.key: one.counts for one in found.rows}
    assert row["health"] == (1, 0, 1, 2)
    assert row["police"] == (0, 0, 0, 0)
    assert len(found.rows) == 11


def test_actions_are_on_time_late_or_overdue(manager):
    worker = a_user()
    item = an_item(a_meeting(), a_child(worker))
    yesterday = today() - DAY
    an_action(item, worker, due_on=yesterday)
    an_action(item, worker, due_on=yesterday, status=ActionStatus.DONE, completed_on=yesterday)
    an_action(item, worker, due_on=yesterday, status=ActionStatus.DONE, completed_on=today())
    an_action(item, worker, due_on=today())
    found = ask(manager, "actions")
    assert found.totals == (1, 1, 0, 1, 1, 4)


def test_the_parts_of_each_measure_add_up_to_its_whole(manager):
    for measure in selectors.MEASURES.values():
        if measure.whole:
            assert {*measure.parts, measure.whole} <= {column.key for column in measure.columns}


@pytest.mark.parametrize("by", ["month", "sex", "ethnicity", "ward", "care_status"])
def test_every_dimension_gives_the_same_total(manager, by):
    for number in range(3):
        a_returned_episode(a_child(sex="FMU"[number], ward="" if number else "upton"))
    found = ask(manager, "episodes", by)
    assert sum(row.counts[0] for row in found.rows) == found.total("episodes") == 3


def test_a_dimension_or_measure_that_is_not_there_is_refused(manager):
    with pytest.raises(Invalid):
        ask(manager, "episodes", "shoe-size")
    with pytest.raises(NotVisible):
        selectors.measure_named("nothing")


def test_figures_are_for_those_who_may_see_counts():
    with pytest.raises(NotAllowed):
        ask(a_user(Role.PRACTITIONER), "episodes")


def test_the_list_behind_a_figure_shows_only_children_who_may_be_seen(manager):
    team = a_team()
    lead = a_user(Role.TEAM_MANAGER, team)
    mine, hidden = a_child(a_user(Role.PRACTITIONER, team)), a_child()
    seen = now() - 3 * HOUR
    month = london_day(seen).replace(day=1).isoformat()
    for child in (mine, hidden):
        an_episode(child, seen)
    measure = selectors.measure_named("episodes")
    found = selectors.listed(lead, measure, recent(), "month", month, "episodes")
    assert [episode.child for episode in found] == [mine]
    with pytest.raises(NotAllowed):
        selectors.listed(manager, measure, recent(), "month", month, "episodes")
    with pytest.raises(NotVisible):
        selectors.listed(lead, measure, recent(), "month", "nonsense", "episodes")
