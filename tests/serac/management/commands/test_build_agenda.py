"""The contract of the command: items with reasons as JSON, and words for a day off the grid."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agencies.choices import AgencyCode
from serac.choices import MeetingStatus
from serac.models import Meeting
from slscb.core.clock import today
from slscb.core.models import AuditEvent
from tests.factories.agencies import an_agency
from tests.factories.cases import a_child
from tests.factories.risk import an_assessment
from tests.factories.serac import a_meeting, a_series

pytestmark = pytest.mark.django_db


def built(day: object, *options: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("build_agenda", "--meeting", str(day), *options, stdout=out)
    return out.getvalue()


def test_it_builds_the_meeting_of_the_day_and_prints_the_items_with_their_reasons():
    an_agency(AgencyCode.POLICE)
    child = a_child()
    an_assessment("H02", child=child)
    day = a_series(first_meeting_on=today() - timedelta(days=14)).first_meeting_on + timedelta(days=28)
    printed = json.loads(built(day, "--json"))
    assert printed["meeting"]["held_on"] == day.isoformat()
    [item] = printed["items"]
    assert (item["child_id"], item["position"], item["level"]) == (str(child.public_id), 1, "high")
    [reason] = item["reasons"]
    assert reason["kind"] == "high" and reason["words"].startswith("Risk is HIGH since")
    assert "Amina" not in json.dumps(printed)


def test_it_is_done_by_the_service_itself():
    day = a_series().first_meeting_on
    built(day)
    event = AuditEvent.objects.get(action="change", target_id=Meeting.objects.get().public_id)
    assert event.actor is None
    kept = Meeting.pgh_event_model.objects.filter(pgh_obj__public_id=event.target_id)
    assert {(one.pgh_actor, one.pgh_act) for one in kept} == {(None, "command build_agenda")}


def test_without_json_it_prints_lines():
    child = a_child()
    an_assessment("H02", child=child)
    lines = built(a_series(first_meeting_on=today()).first_meeting_on).splitlines()
    assert lines[0].endswith(": 1 child")
    assert lines[1].startswith(f"1. {child.reference}: Risk is HIGH since")


def test_a_day_off_the_grid_ends_with_words():
    a_series()
    with pytest.raises(
        CommandError, match="SERAC does not meet on 4 February 2026; the nearest meetings are on"
    ) as error:
        built("2026-02-04", "--json")
    assert error.value.returncode == 1
    assert not Meeting.objects.exists()


def test_what_is_no_day_ends_with_words():
    with pytest.raises(CommandError, match="is not a day: write it as YYYY-MM-DD"):
        built("next Tuesday")


def test_an_agenda_that_went_out_ends_with_words():
    meeting = a_meeting(status=MeetingStatus.CIRCULATED)
    with pytest.raises(CommandError, match="has been circulated"):
        built(meeting.held_on)
