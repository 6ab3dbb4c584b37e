"""Where two records are one, a child stands on an agenda once."""

import pytest

from agencies.choices import Role
from serac.models import AgendaItem
from slscb.core.errors import Invalid
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_merge
from tests.factories.serac import a_decision, a_meeting, a_referral, an_action, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    team = a_team()
    two = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team)
    return a_child(a_user(team=team)), a_child(a_user(team=team)), *two


def test_one_agenda_to_come_and_one_agencys_two_referrals_are_said_at_once(pair):
    kept, other, *two = pair
    meeting = a_meeting()
    for child in (kept, other):
        an_item(meeting, child)
        a_referral(child, two[0])
    with pytest.raises(Invalid) as said:
        a_merge(kept, other, *two)
    assert len(said.value.faults) == 2


def test_of_a_past_agenda_the_other_item_stays_behind_with_what_was_decided_on_it(pair):
    kept, other, *two = pair
    meeting, elsewhere = a_meeting(status="held", circulated_at="2026-01-01T00:00Z"), a_meeting(11)
    an_item(meeting, kept)
    twice, once = an_item(meeting, other), an_item(elsewhere, other)
    decided, action = a_decision(twice, two[0]), an_action(twice, two[0])
    follows = an_action(once, two[0])
    merge = a_merge(kept, other, *two)
    for one in (twice, once, decided, action, follows):
        one.refresh_from_db()
    assert [one.child for one in (twice, once, decided, action, follows)] == [other, kept, other, other, kept]
    assert merge.rows.filter(row_kind="serac.agendaitem", how="left").get().row_id == twice.pk
    assert AgendaItem.objects.filter(child=kept).count() == 2
