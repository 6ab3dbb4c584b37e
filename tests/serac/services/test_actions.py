"""Setting actions, reporting on them and being reminded."""

from datetime import datetime, time, timedelta

import pytest
import time_machine

from agencies.choices import AgencyCode, Role
from agencies.models import User
from cases.models import Child
from serac.choices import ActionStatus, MeetingStatus
from serac.models import ActionProgress, AgendaItem, PanelAction
from serac.services import actions, referrals
from serac.services.actions import Progress
from slscb.core import outbox
from slscb.core.clock import from_london, today
from slscb.core.errors import Invalid, NotAllowed, Stale
from slscb.core.models import Notice, Reminder
from tests.factories.agencies import a_member_of, a_panel, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.serac import a_meeting, a_series, an_item

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def chair() -> User:
    """The chair of the panel."""
    return a_panel()[0]


@pytest.fixture
def item(chair) -> AgendaItem:
    """A child on the agenda of a meeting today that is out."""
    series = a_series(first_meeting_on=today() - timedelta(days=280))
    worker = a_user()
    child = a_child(worker)
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    return an_item(a_meeting(10, series, status=MeetingStatus.CIRCULATED), child)


@pytest.fixture
def nurse(chair) -> User:
    """The representative of Health."""
    return a_member_of(AgencyCode.HEALTH)


def an_action_for_health(chair: User, item: AgendaItem, **values: object) -> PanelAction:
    """An action that the chair sets for Health."""
    given = {"title": "Arrange a health assessment", "agency": an_agency(AgencyCode.HEALTH), **values}
    return actions.record_action(actor=chair, item_id=item.public_id, **given)


def reported(user: User, action: PanelAction, status: str, outcome: str = "", **more: object) -> PanelAction:
    """A report on an action."""
    version = more.pop("expected_version", None)
    progress = Progress(status=status, outcome=outcome, **more)
    return actions.update_action(actor=user, action_id=action.public_id, progress=progress, expected_version=version)


def test_an_action_is_due_at_the_next_meeting_and_lets_its_agency_see_the_child(chair, item, nurse):
    assert not Child.objects.visible_to(nurse).exists()
    action = an_action_for_health(chair, item)
    assert action.due_on == item.meeting.held_on + 28 * DAY
    assert Child.objects.visible_to(nurse).get() == item.child


def test_every_fault_of_an_action_is_told_at_once(chair, item):
    with pytest.raises(Invalid) as caught:
        an_action_for_health(chair, item, title=" ", due_on=item.meeting.held_on - DAY, owner=a_user())
    assert {fault.path for fault in caught.value.faults} == {"title", "due_on", "owner"}


def test_an_owner_in_social_care_must_see_the_child(chair, item):
    with pytest.raises(Invalid, match="may see this child"):
        an_action_for_health(chair, item, agency=an_agency(AgencyCode.SOCIAL_CARE), owner=a_user())


def test_its_own_agency_reports_and_another_may_not(chair, item, nurse):
    action = an_action_for_health(chair, item)
    done = reported(nurse, action, ActionStatus.DONE, "Seen by the nurse", expected_version=1)
    assert (done.status, done.completed_on) == (ActionStatus.DONE, today())
    assert ActionProgress.objects.get(action=action).author == nurse
    teacher = a_member_of(AgencyCode.EDUCATION)
    an_action_for_health(chair, item, agency=an_agency(AgencyCode.EDUCATION))
    with pytest.raises(NotAllowed):
        reported(teacher, action, ActionStatus.OPEN)


def test_what_was_not_possible_and_what_was_not_done_both_say_why(chair, item, nurse):
    action = an_action_for_health(chair, item)
    for status in (ActionStatus.NOT_POSSIBLE, ActionStatus.NOT_DONE):
        with pytest.raises(Invalid, match="Say why"):
            reported(nurse, action, status)
    assert reported(nurse, action, ActionStatus.NOT_POSSIBLE, "The child moved").completed_on is None


def test_an_action_is_not_done_tomorrow_nor_before_it_was_set(chair, item, nurse):
    action = an_action_for_health(chair, item)
    for day in (today() + DAY, item.meeting.held_on - DAY):
        with pytest.raises(Invalid) as caught:
            reported(nurse, action, ActionStatus.DONE, completed_on=day)
        assert [fault.path for fault in caught.value.faults] == ["completed_on"]


def test_a_report_on_an_old_version_is_refused(chair, item, nurse):
    action = an_action_for_health(chair, item)
    reported(nurse, action, ActionStatus.OPEN, "Letter sent", expected_version=1)
    with pytest.raises(Stale):
        reported(nurse, action, ActionStatus.DONE, expected_version=1)


def test_its_agency_is_reminded_on_the_day_and_on_the_morning_after(chair, item, nurse):
    action = an_action_for_health(chair, item, due_on=today() + 3 * DAY)
    assert titles(nurse, at(action, -1)) == []
    assert titles(nurse, at(action, 0)) == [f"A SERAC action for child {item.child.reference} is due today"]
    overdue = titles(nurse, at(action, 1))
    assert overdue[-1].startswith(f"A SERAC action for child {item.child.reference} was due on")
    assert titles(nurse, at(action, 2)) == overdue


def test_its_owner_is_reminded_where_there_is_one(chair, item, nurse):
    owner = a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER)
    action = an_action_for_health(chair, item, owner=owner, due_on=today() + 3 * DAY)
    assert len(titles(owner, at(action, 1))) == 3
    assert titles(nurse, at(action, 1)) == []


def test_nobody_is_reminded_of_what_is_done(chair, item, nurse):
    action = an_action_for_health(chair, item, due_on=today() + 3 * DAY)
    reported(nurse, action, ActionStatus.DONE)
    assert titles(nurse, at(action, 1)) == []
    assert set(Reminder.objects.values_list("state", flat=True)) == {"cancelled"}


def test_an_action_opened_again_is_reminded_of_again(chair, item, nurse):
    action = an_action_for_health(chair, item, due_on=today() + 3 * DAY)
    reported(nurse, action, ActionStatus.DONE)
    reported(nurse, action, ActionStatus.OPEN, "Not the right clinic")
    assert len(titles(nurse, at(action, 1))) == 2


def at(action: PanelAction, days: int) -> datetime:
    """Nine in the morning so many days after an action is due."""
    return from_london(action.due_on + days * DAY, time(9))


def titles(user: User, moment: datetime) -> list[str]:
    """What a person was told by a moment."""
    with time_machine.travel(moment, tick=False):
        outbox.dispatch(moment)
    return list(Notice.objects.filter(recipient=user).order_by("pk").values_list("title", flat=True))
