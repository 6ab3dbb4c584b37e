"""Who answers for a child's record sees who changed what, from what to what."""

import pytest

from agencies.choices import AgencyCode, Role
from cases.choices import NoteKind
from cases.models import Address, Child, Note, Relationship
from cases.services import children
from slscb.core import wall
from slscb.core.clock import now
from slscb.core.marking import NOT_SHOWN
from slscb.core.models import AuditEvent
from slscb.devstack.stepping_down import stepped_down
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.missing import an_episode
from tests.factories.risk import an_assessment
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db
LIST = 10


@pytest.fixture
def people():
    """A social worker and the manager of the same team."""
    team = a_team()
    return a_user(Role.PRACTITIONER, team), a_user(Role.TEAM_MANAGER, team)


def shown(user, child, query="", status=200):
    answer = browser_of(user).get(f"/children/{child.public_id}/changes/{query}")
    assert answer.status_code == status
    return answer


def records_of(answer):
    return [record for act in answer.context["rows"] for record in act.records]


def changed(answer, title):
    """The fields that changed of the first record with a title, as (label, before, after)."""
    record = next(one for one in records_of(answer) if (one.title, one.what) == (title, "Changed"))
    return [(field.label, field.before, field.after) for field in record.fields]


def test_a_change_is_told_field_by_field_with_who_made_it(people):
    worker, manager = people
    child = a_child(worker, school="Old school", care_status="none")
    wall.open_for(worker)
    changes = {"school": "New school", "care_status": "lac"}
    children.amend_child(actor=worker, child_id=child.public_id, changes=changes, expected_version=child.version)
    answer = shown(manager, child)
    assert changed(answer, "Child's details") == [
        ("School", "Old school", "New school"),
        ("Care status", "Living at home, no plan", "Looked after by Slough"),
    ]
    [act] = [one for one in answer.context["rows"] if any(record.what == "Changed" for record in one.records)]
    assert act.who == str(worker)


def test_each_change_says_what_it_became_and_the_newest_is_first(people):
    worker, manager = people
    child = a_child(worker, school="One")
    for school in ("Two", "Three"):
        Child.objects.filter(pk=child.pk).update(school=school)
    told = [
        [(field.before, field.after) for field in one.fields]
        for one in records_of(shown(manager, child))
        if one.what == "Changed"
    ]
    assert told == [[("Two", "Three")], [("One", "Two")]]


def test_a_removed_record_is_told_as_it_was_last(people):
    worker, manager = people
    child = a_child(worker)
    Relationship.objects.create(child=child, relationship_kind="mother", person_name="Before")
    Relationship.objects.update(person_name="After")
    Relationship.objects.all().delete()
    answer = shown(manager, child)
    gone = next(one for one in records_of(answer) if one.what == "Removed")
    assert ("Person name", "After", "") in [(one.label, one.before, one.after) for one in gone.fields]
    assert ("Person name", "Before", "After") in changed(answer, "Relationship")


def test_what_a_record_reached_through_another_one_held_is_told(people):
    worker, manager = people
    child = a_child(worker)
    an_assessment("M01", child=child, by=worker)
    ticks = [one for one in records_of(shown(manager, child)) if one.title == "Indicator tick"]
    assert any(field.label == "Indicator" and field.after != "Another record" for field in ticks[0].fields)


def test_what_nobody_asked_for_says_what_acted(people):
    worker, manager = people
    child = a_child(worker)
    with wall.acting("command build_agenda"):
        Child.objects.filter(pk=child.pk).update(school="After")
    assert "The service: command build_agenda" in {act.who for act in shown(manager, child).context["rows"]}


def test_one_record_can_be_asked_about_alone(people):
    worker, manager = people
    episode = an_episode(child := a_child(worker))
    answer = shown(manager, child, f"?record={episode.public_id}")
    assert {one.title for one in records_of(answer)} == {"Missing episode"}
    assert len(records_of(shown(manager, child, "?record=nonsense"))) > 1


def test_where_a_child_lives_is_never_told(people):
    worker, manager = people
    child = a_child(worker)
    Address.objects.create(child=child, home="1 Canary Street")
    Address.objects.update(home="2 Canary Street")
    answer = shown(manager, child)
    assert manager.may("address.view"), "the control: even who may see it"
    assert changed(answer, "Address") == [("Home address", NOT_SHOWN, NOT_SHOWN)]
    assert b"Canary Street" not in answer.content


def test_a_marked_field_is_masked_for_whoever_lacks_its_right():
    team = a_team(agency=AgencyCode.EDUCATION)
    manager = a_user(Role.TEAM_MANAGER, team)
    child = a_child(a_user(Role.PRACTITIONER, team))
    episode = an_episode(child, thought_to_be_with="Canary before", condition="Canary before")
    type(episode).objects.update(thought_to_be_with="Canary after", condition="Canary after")
    assert not manager.may("suspect.view") and not manager.may("health.view")
    answer = shown(manager, child)
    assert {tuple(one[1:]) for one in changed(answer, "Missing episode")} == {(NOT_SHOWN, NOT_SHOWN)}
    assert b"Canary" not in answer.content


def test_who_does_not_see_the_child_gets_no_page(people):
    shown(a_user(Role.TEAM_MANAGER, a_team("Elsewhere")), a_child(people[0]), status=404)


def test_who_may_not_gets_no_page_and_no_link(people):
    worker, manager = people
    child = a_child(worker)
    shown(worker, child, status=403)
    address = f"/children/{child.public_id}/changes/".encode()
    assert address not in browser_of(worker).get(f"/children/{child.public_id}/").content
    assert address in browser_of(manager).get(f"/children/{child.public_id}/").content


def test_the_second_wall_stands_before_the_events_too(people):
    worker, stranger = people[0], a_user(Role.TEAM_MANAGER, a_team("Elsewhere"))
    child = a_child(worker)
    events = Child.pgh_event_model.objects.filter(pgh_obj_id=child.pk)
    with stepped_down():
        wall.open_for(worker)
        assert events.exists()
        wall.open_for(stranger)
        assert not events.exists()


def test_looking_is_written_into_the_audit(people):
    worker, manager = people
    child = a_child(worker)
    shown(manager, child)
    assert AuditEvent.objects.get(actor=manager, detail={"part": "changes"}).about == [child.pk]


def test_it_takes_the_same_statements_whatever_there_is(people):
    worker, manager = people
    child, full = a_child(worker), a_child(worker)
    an_assessment("M01", "M02", child=full, by=worker)
    an_episode(full)
    for number in range(60):
        Child.objects.filter(pk=full.pk).update(school=f"School {number}")
    client = browser_of(manager)
    for one in (child, full, full):
        with at_most(LIST):
            client.get(f"/children/{one.public_id}/changes/")
    assert len(records_of(shown(manager, full))) == 25, "the control: there is more than a page"


def test_an_episode_and_an_assessment_lead_to_their_own_history(people):
    worker, manager = people
    child = a_child(worker)
    episode, assessment = an_episode(child), an_assessment("M01", child=child, by=worker)
    for page, record in (
        (f"/missing/episodes/{episode.public_id}/", episode),
        (f"/risk/assessments/{assessment.public_id}/", assessment),
    ):
        link = f"/children/{child.public_id}/changes/?record={record.public_id}".encode()
        assert link in browser_of(manager).get(page).content
        assert link not in browser_of(worker).get(page).content


@pytest.fixture
def teachers():
    """A worker and a manager who see neither health detail nor suspects."""
    team = a_team(agency=AgencyCode.EDUCATION)
    return a_user(Role.PRACTITIONER, team), a_user(Role.TEAM_MANAGER, team)


def a_note(child, author, kind):
    agency = author.live_memberships[0].team.agency
    return Note.objects.create(
        child=child, author=author, agency=agency, note_kind=kind, happened_at=now(), text="Canary before"
    )


@pytest.mark.parametrize("after", ["still there", "reclassified since", "removed"])
def test_what_a_note_of_health_detail_said_is_masked_in_every_version(teachers, after):
    worker, manager = teachers
    child = a_child(worker)
    note = a_note(child, worker, NoteKind.VISIT if after == "reclassified since" else NoteKind.HEALTH)
    Note.objects.update(text="Canary after")
    Note.objects.update(note_kind=NoteKind.HEALTH)
    if after == "removed":
        note.delete()
    answer = shown(manager, child)
    assert len([one for one in records_of(answer) if one.title == "Note"]) >= 2
    assert b"Canary" not in answer.content


def test_the_control_an_ordinary_note_is_told(teachers):
    worker, manager = teachers
    child = a_child(worker)
    a_note(child, worker, NoteKind.VISIT)
    Note.objects.update(text="Canary after")
    assert changed(shown(manager, child), "Note") == [("Text", "Canary before", "Canary after")]


def test_a_person_of_concern_is_told_to_those_alone_who_see_suspects(teachers):
    worker, manager = teachers
    child = a_child(worker)
    Relationship.objects.create(child=child, relationship_kind="friend", person_name="Canary")
    Relationship.objects.update(relationship_kind="of_concern")
    assert not manager.may("suspect.view")
    answer = shown(manager, child)
    assert changed(answer, "Relationship") == [("Relationship kind", NOT_SHOWN, NOT_SHOWN)]
    assert b"Canary" not in answer.content
