"""No audit, no data: what shows a child is written down, and what cannot be written down is not shown."""

import pytest
from django.db import connection

from agencies.choices import AgencyCode, Role
from agencies.models import User
from cases.choices import RelationshipKind
from cases.models import Child
from cases.services import notes
from slscb.core import audit
from slscb.core.models import AuditEvent
from slscb.core.policy import load_policy
from tests.access.crawl import clients, visits
from tests.access.world import SECRET, World, a_world
from tests.factories.cases import a_child
from tests.helpers.signing_in import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_templates")]

OTHER = "Othercanary"
FEWEST_SHOWING = 30
# Practitioners open nothing that these do not (`test_the_roles_asked_hold_what_the_other_one_does`).
CASE_ROLES = (Role.TEAM_MANAGER, Role.SERAC_CHAIR, Role.POLICE_LIAISON, Role.CSE_LEAD)


@pytest.fixture
def world() -> World:
    """The world of the matrix, with a second child in the life of the first whom the same people see."""
    made = a_world()
    worker = made.connected[Role.PRACTITIONER]
    other = a_child(worker, given_name=OTHER, family_name=OTHER)
    notes.add_relationship(
        actor=worker,
        child_id=made.arguments["child_id"],
        relationship_kind=RelationshipKind.SIBLING,
        other_child_id=other.public_id,
    )
    return made


def children() -> dict[str, int]:
    """The canaries, and the internal id of the child whose name each is."""
    return {name: Child.objects.get(family_name=name).pk for name in (SECRET, OTHER)}


def newest_event() -> int:
    return AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def written_about(since: int, actor: User) -> set[int]:
    """Whom the events written meanwhile are about."""
    events = AuditEvent.objects.filter(pk__gt=since, actor=actor)
    return {child for about in events.values_list("about", flat=True) for child in about}


def test_the_roles_asked_hold_what_the_other_one_does():
    held = {role: load_policy().held_by({(role, AgencyCode.SOCIAL_CARE)}) for role in Role}
    assert held[Role.PRACTITIONER] <= held[Role.TEAM_MANAGER]


def test_every_answer_that_shows_a_child_has_its_line_in_the_audit(world):
    known, showing, missed = children(), {SECRET: 0, OTHER: 0}, []
    for role in CASE_ROLES:
        user, since = world.connected[role], newest_event()
        for visit in visits(user, world.arguments):
            about, words = written_about(since, user), visit.words
            for canary, child in known.items():
                if canary in words:
                    showing[canary] += 1
                    if child not in about:
                        missed.append(f"{visit} as {role} shows {canary}")
            since = newest_event()
    assert not missed, "\n".join(missed)
    assert showing[SECRET] >= FEWEST_SHOWING * len(CASE_ROLES), "the control: the child is shown"
    assert showing[OTHER], "the control: the second child is shown"


def test_what_is_searched_for_or_sent_again_has_its_line_too(world):
    user, child = world.connected[Role.PRACTITIONER], children()[SECRET]
    born = {"date_of_birth_day": "4", "date_of_birth_month": "5", "date_of_birth_year": "2011"}
    named = {
        "given_name": SECRET,
        "family_name": SECRET,
        "sex": "F",
        "ethnicity": "APKN",
        "ward": "chalvey",
        "care_status": "none",
    } | born
    page = f"/children/{world.arguments['child_id']}"
    for address, sent, status in (
        ("/children/search/", {"text": SECRET}, 200),
        ("/children/record/", named, 422),
        (f"{page}/change/", named | {"version": "99"}, 409),
        (f"{page}/notes/add/", {}, 422),
    ):
        since = newest_event()
        answer = browser_of(user).post(address, sent)
        assert (answer.status_code, SECRET in answer.content.decode()) == (status, True), address
        assert child in written_about(since, user), address


def test_an_answer_without_its_line_would_be_seen(world, monkeypatch):
    monkeypatch.setattr(audit, "record", lambda **_: None)
    user, since = world.connected[Role.PRACTITIONER], newest_event()
    shown = [visit for visit in visits(user, world.arguments, ("GET",)) if SECRET in visit.words]
    assert len(shown) >= FEWEST_SHOWING / 2
    assert not written_about(since, user)


@pytest.fixture
def no_audit():
    """From here on the web's role may not write audit events, until the test's transaction is rolled back."""

    def forbid() -> None:
        with connection.cursor() as cursor:
            cursor.execute("REVOKE INSERT ON core_auditevent FROM slscb_app")

    return forbid


@pytest.mark.parametrize("role", [Role.CSE_LEAD, Role.SERAC_CHAIR, Role.POLICE_LIAISON])
def test_where_the_audit_cannot_be_written_no_answer_shows_anything(world, role, no_audit):
    user = world.connected[role]
    shows = {visit.route.name for visit in visits(user, world.arguments, ("GET",)) if SECRET in visit.words}
    assert len(shows) >= FEWEST_SHOWING / 2, "the control: with an audit, the child is shown"
    no_audit()
    for visit in visits(user, world.arguments, ("GET", "POST") if role == Role.CSE_LEAD else ("GET",)):
        assert SECRET not in visit.words, str(visit)
        assert OTHER not in visit.words, str(visit)
        if visit.route.name in shows and visit.method == "GET":
            assert visit.answer.status_code == 503, str(visit)
            assert visit.answer.headers["Retry-After"] == "60", str(visit)
            if visit.route.is_api:
                assert visit.answer.headers["Content-Type"] == "application/problem+json"
                assert visit.answer.json()["status"] == 503


def test_nothing_is_changed_either(world, no_audit):
    user, child = world.connected[Role.TEAM_MANAGER], Child.objects.get(family_name=SECRET)
    doors, version = clients(user), {"If-Match": f'"{child.version}"'}
    no_audit()
    page = doors[False].post(f"/children/{child.public_id}/close/", {"reason": "Moved", "version": child.version})
    answer = doors[True].patch(f"/api/v1/children/{child.public_id}/", {"ward": "central"}, headers=version)
    after = Child.objects.get(pk=child.pk)
    assert (page.status_code, answer.status_code) == (503, 503)
    assert (after.version, after.ward, after.status) == (child.version, child.ward, child.status)


def test_a_refusal_that_cannot_be_written_down_is_out_of_service(world, no_audit):
    address = f"/children/{world.arguments['child_id']}/"
    stranger = browser_of(world.strangers[Role.PRACTITIONER])
    assert stranger.get(address).status_code == 404
    no_audit()
    assert stranger.get(address).status_code == 503


def test_another_fault_of_the_database_stays_a_fault(world):
    with connection.cursor() as cursor:
        cursor.execute("REVOKE SELECT ON cases_chronologyentry FROM slscb_app")
    for is_api, client in clients(world.connected[Role.PRACTITIONER]).items():
        client.raise_request_exception = False
        start = "/api/v1" if is_api else ""
        answer = client.get(f"{start}/children/{world.arguments['child_id']}/")
        assert answer.status_code == 500
        assert SECRET not in answer.content.decode()
