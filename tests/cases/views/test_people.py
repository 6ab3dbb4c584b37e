"""Notes in full, and the people in a child's life, for those who may see health detail and suspects and for others."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.models import ChronologyEntry, Note
from cases.services import involvement, notes
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db

HURT = "A burn on the left hand"


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    child = a_child(worker)
    for code in (AgencyCode.EDUCATION, AgencyCode.HEALTH):
        involvement.begin(actor=worker, child=child, agency=an_agency(code), reason="Works with her")
    return child


@pytest.fixture
def teacher():
    return a_member_of(AgencyCode.EDUCATION, Role.PRACTITIONER)


def written(child, by, kind="health"):
    return notes.add_note(actor=by, child_id=child.public_id, note_kind=kind, happened_at=now(), text=HURT)


def opened(user, note):
    return browser_of(user).get(reverse("cases:note-view", args=[note.public_id])).content.decode()


def test_a_note_of_health_detail_is_read_by_those_with_the_right_alone(child, worker, teacher):
    nurse = a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER)
    note = written(child, nurse)
    assert HURT in opened(nurse, note)
    assert HURT in opened(worker, note)
    body = opened(teacher, note)
    assert "not shown to your role" in body
    assert HURT not in body


def test_its_line_in_the_chronology_says_nothing_of_it(child, worker):
    written(child, worker)
    assert ChronologyEntry.objects.get(entry_kind="note").summary == "Health detail (Children's Social Care)"


def test_any_other_note_is_read_by_everybody_who_sees_the_child(child, worker, teacher):
    assert HURT in opened(teacher, written(child, worker, "visit"))


def test_opening_a_note_is_written_down(child, worker):
    note = written(child, worker)
    opened(worker, note)
    assert AuditEvent.objects.filter(action="view", target_id=note.public_id, about=[child.pk]).count() == 1


def test_a_stranger_cannot_tell_that_there_is_a_note(child, worker):
    note = written(child, worker)
    assert browser_of(a_user()).get(reverse("cases:note-view", args=[note.public_id])).status_code == 404
    assert Note.objects.count() == 1


def test_a_person_of_concern_and_how_to_reach_the_family_are_hidden_from_a_school(child, worker, teacher):
    about = {"actor": worker, "child_id": child.public_id}
    notes.add_relationship(**about, relationship_kind="of_concern", person_name="Lex Silver")
    notes.add_relationship(**about, relationship_kind="mother", person_name="Mina Rahman", contact="07700 900123")
    address = reverse("cases:child-view", args=[child.public_id])
    seen = browser_of(worker).get(address).content.decode()
    assert "Lex Silver" in seen
    assert "07700 900123" in seen
    hidden = browser_of(teacher).get(address).content.decode()
    assert "Mina Rahman" in hidden
    assert "Lex Silver" not in hidden
    assert "07700 900123" not in hidden


def test_a_manager_gives_a_case_to_another_worker_of_the_team_and_then_to_another_team():
    team, elsewhere = a_team("North"), a_team("South")
    manager, worker = a_user(Role.TEAM_MANAGER, team), a_user(Role.PRACTITIONER, team)
    child = a_child(a_user(Role.PRACTITIONER, team))
    address, page = reverse("cases:child-allocate", args=[child.public_id]), browser_of(manager)
    assert page.post(address, {"team": str(team.public_id), "worker": str(worker.public_id)}).status_code in (302, 303)
    assert child.allocations.get(ends_on=None).worker == worker
    assert child.user_grants.filter(basis="allocation").get().user == worker
    assert page.post(address, {"team": str(elsewhere.public_id), "worker": ""}).status_code in (302, 303)
    assert child.chronology.filter(summary="Allocated to South").exists()
    assert page.get(reverse("cases:child-view", args=[child.public_id])).status_code == 404
