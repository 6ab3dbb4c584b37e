"""Nobody uses the service before they, and their agency, have agreed to what is in force."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import InternalError, transaction
from django.test import Client

from agencies.choices import AgencyCode, Document, Role
from agencies.models import Acceptance, AgreementVersion, User
from agencies.services import agreements, memberships
from agencies.services.agreements import Words
from slscb.core.clock import today
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from slscb.core.models import AuditEvent, Notice
from tests.access.routes import all_routes
from tests.access.world import SECRET, a_world
from tests.factories.agencies import LONG_AGO, PASSWORD, a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.helpers.signing_in import api_of, browser_of

pytestmark = pytest.mark.django_db

SIGNED_ALONE, BY_BOTH = Document.CONFIDENTIALITY, Document.SHARING
LIST = "/accounts/agreements/"
DAY = timedelta(days=1)


@pytest.fixture
def manager():
    return a_user(Role.LSCB_MANAGER)


def publish(manager, document=SIGNED_ALONE, in_force_from=None, changes="A word about keys"):
    words = Words(text="# New\nAs before.", changes=changes, in_force_from=in_force_from or today())
    return agreements.publish(actor=manager, document=document, words=words)


def a_newcomer(role=Role.PRACTITIONER, agency=AgencyCode.HEALTH):
    """Somebody with a role who has agreed to nothing, in an agency that has signed nothing."""
    team = a_team(f"Team of {agency}", agency)
    user = User.objects.create_user(
        f"new{User.objects.count()}", password=PASSWORD, first_name="New", last_name="Person"
    )
    memberships.join_team(actor=None, user=user, team=team, role=role, starts_on=LONG_AGO)
    return user


def fresh(user):
    return User.objects.get(pk=user.pk)


def goes_to(user, address="/children/"):
    answer = browser_of(fresh(user)).get(address)
    return answer.headers.get("Location", "") if answer.status_code == 302 else answer.status_code


def sign_for(agency):
    lead = a_newcomer(Role.AGENCY_LEAD, agency)
    agreements.sign(actor=lead, version_id=AgreementVersion.objects.get(document=BY_BOTH).public_id)
    return lead


def accept_all(user):
    for version in AgreementVersion.objects.in_force(today()):
        agreements.accept(actor=user, version_id=version.public_id)


def test_nobody_passes_before_they_and_their_agency_have_agreed():
    user = a_newcomer()
    assert goes_to(user) == f"{LIST}?next=/children/"
    accept_all(user)
    assert goes_to(user) == f"{LIST}?next=/children/", "the agency has not signed"
    sign_for(AgencyCode.HEALTH)
    assert goes_to(user) == 200


def test_the_signature_of_another_agency_is_none():
    user = a_newcomer()
    accept_all(user)
    sign_for(AgencyCode.POLICE)
    assert goes_to(user) != 200


def test_the_signature_of_the_lead_is_not_their_own_acceptance():
    lead = sign_for(AgencyCode.HEALTH)
    assert goes_to(lead, "/") == f"{LIST}?next=/"
    accept_all(lead)
    assert goes_to(lead, "/") == 200


def test_whoever_belongs_to_two_agencies_needs_the_signatures_of_both():
    user = a_newcomer()
    accept_all(user)
    sign_for(AgencyCode.HEALTH)
    board = a_team("Panel", an_agency(AgencyCode.BOARD))
    memberships.join_team(actor=None, user=user, team=board, role=Role.AGENCY_REPRESENTATIVE, starts_on=LONG_AGO)
    assert goes_to(user) != 200
    sign_for(AgencyCode.BOARD)
    assert goes_to(user) == 200


@pytest.mark.parametrize("document", list(Document))
def test_a_new_version_bites_at_the_first_request_of_its_day_and_not_before(manager, document):
    with time_machine.travel(datetime(2026, 11, 2, 23, 59, 30, tzinfo=UTC), tick=False) as clock:
        user = a_user()
        browser = browser_of(user)
        version = publish(manager, document, today() + DAY)
        assert browser.get("/children/").status_code == 200
        clock.shift(timedelta(seconds=31))
        assert browser.get("/children/").headers["Location"] == f"{LIST}?next=/children/"
        agreements.accept(actor=user, version_id=version.public_id)
        assert (browser.get("/children/").status_code == 200) is (document == SIGNED_ALONE)


def test_accepting_ahead_of_the_day_counts(manager):
    user = a_user()
    version = publish(manager, in_force_from=today() + DAY)
    agreements.accept(actor=user, version_id=version.public_id)
    with time_machine.travel(datetime.now(UTC) + 2 * DAY):
        assert goes_to(user) == 200


def test_accepting_a_later_version_is_accepting_the_earlier():
    user = a_newcomer()
    sign_for(AgencyCode.HEALTH)
    manager = a_user(Role.LSCB_MANAGER)
    publish(manager, SIGNED_ALONE)
    publish(manager, BY_BOTH, in_force_from=today() + DAY)
    for version in AgreementVersion.objects.filter(number=2):
        agreements.accept(actor=user, version_id=version.public_id)
    assert goes_to(user) == 200


def test_the_api_says_what_is_to_be_agreed_to():
    user = a_newcomer()
    answer = api_of(user).get("/api/v1/children/")
    assert answer.status_code == 403
    assert answer.headers["Content-Type"] == "application/problem+json"
    (error,) = answer.json()["errors"]
    assert "Confidentiality terms; Information sharing agreement" in error["message"]
    assert "Information sharing agreement, signed for Health" in error["message"]
    accept_all(user)
    sign_for(AgencyCode.HEALTH)
    assert api_of(fresh(user)).get("/api/v1/children/").status_code == 200


WITHOUT = {
    "agencies:agreement-accept",
    "agencies:agreement-list",
    "agencies:agreement-sign",
    "core:account",
    "core:factor-app",
    "core:factor-codes",
    "core:factor-list",
    "core:help",
    "core:identity-prove",
    "core:key-add",
    "core:key-remove",
    "core:session-keep",
    "core:session-stay",
}


def test_no_route_but_those_on_the_way_is_open_before_agreeing():
    """As whoever may use the route once they have agreed."""
    world, reached = a_world(), set()
    publish(a_user(Role.LSCB_MANAGER), SIGNED_ALONE)
    clients = {user: {False: browser_of(user), True: api_of(user)} for user in world.connected.values()}
    for route in all_routes():
        if route.capability == "public" or route.name in ("core:sign-out", "agencies:agreement-accept"):
            continue
        for method in route.methods:
            client = clients[world.whoever_may(route, method)][route.is_api]
            answer = client.generic(method, route.address(world.arguments))
            assert SECRET not in answer.content.decode()
            is_sent_away = answer.headers.get("Location", "").startswith(LIST)
            if answer.status_code != 403 and not is_sent_away:
                reached.add(route.name)
    assert reached <= WITHOUT, sorted(reached - WITHOUT)
    assert len(reached) >= 8, "the control: something is reached"


def test_accounts_are_managed_where_the_agency_has_not_signed_yet():
    """A new service has an administrator before it has a lead who could sign."""
    admin = a_newcomer(Role.SYSTEM_ADMINISTRATOR, AgencyCode.BOARD)
    accept_all(admin)
    assert goes_to(admin, "/accounts/") == 200
    assert goes_to(admin, "/notices/") != 200


def test_what_was_typed_when_a_new_version_came_is_there_again(manager):
    user = a_user()
    browser, address = browser_of(user), f"/children/{a_child(user).public_id}/notes/add/"
    version = publish(manager)
    answer = browser.post(address, {"text": "He waits for her at the café", "note_kind": "visit"})
    assert answer.headers["Location"].startswith(LIST)
    agreed = browser.post(f"{LIST}{version.public_id}/?next={address}", {"agrees": "on"})
    assert agreed.headers["Location"] == address
    assert "He waits for her at the café" in browser.get(address).content.decode()


def test_agreeing_needs_the_tick_and_is_written_down_once():
    user = a_newcomer()
    version = AgreementVersion.objects.get(document=SIGNED_ALONE)
    browser, address = browser_of(user), f"{LIST}{version.public_id}/"
    assert browser.post(address).status_code == 422
    assert browser.post(address, {"agrees": "on"}).status_code == 303
    assert browser.post(address, {"agrees": "on"}).status_code == 422
    event = AuditEvent.objects.get(action="change", actor=user)
    assert event.detail == {"did": "agreed", "document": "confidentiality", "number": 1}
    assert "Accept" not in [button.strip() for button in browser.get(address).content.decode().split("button")]


def test_only_a_lead_signs_and_only_for_their_own_agency():
    version = AgreementVersion.objects.get(document=BY_BOTH)
    with pytest.raises(NotAllowed):
        agreements.sign(actor=a_newcomer(), version_id=version.public_id)
    lead = a_newcomer(Role.AGENCY_LEAD, AgencyCode.CAMHS)
    (made,) = agreements.sign(actor=lead, version_id=version.public_id)
    assert made.agency.code == AgencyCode.CAMHS
    with pytest.raises(Invalid):
        agreements.sign(actor=lead, version_id=version.public_id)
    with pytest.raises(NotAllowed):
        agreements.sign(actor=lead, version_id=AgreementVersion.objects.get(document=SIGNED_ALONE).public_id)


def test_only_the_business_manager_publishes_and_never_backwards(manager):
    with pytest.raises(NotAllowed):
        publish(a_user(Role.SYSTEM_ADMINISTRATOR))
    with pytest.raises(Invalid):
        publish(manager, in_force_from=today() - DAY)
    with pytest.raises(Invalid):
        publish(manager, changes=" ")
    publish(manager, in_force_from=today() + 2 * DAY)
    with pytest.raises(Invalid):
        publish(manager, in_force_from=today() + DAY)


def test_leads_are_told_of_a_version_to_sign(manager):
    lead = a_user(Role.AGENCY_LEAD)
    publish(manager, SIGNED_ALONE)
    assert not Notice.objects.filter(recipient=lead).exists()
    version = publish(manager, BY_BOTH)
    assert Notice.objects.get(recipient=lead).link == f"{LIST}{version.public_id}/sign/"


def test_what_was_published_and_agreed_to_stands_for_good(manager):
    accept_all(a_newcomer())
    for rows in (AgreementVersion.objects.all(), Acceptance.objects.all()):
        with pytest.raises(InternalError), transaction.atomic():
            rows.update(version=2)
        with pytest.raises(InternalError), transaction.atomic():
            rows._raw_delete(rows.db)


def test_a_version_that_is_not_there_is_not_found():
    with pytest.raises(NotVisible):
        agreements.accept(actor=a_user(), version_id=a_user().public_id)


def test_it_is_on_one_page_who_has_yet_to_agree(manager):
    user = a_newcomer()
    a_newcomer(Role.AGENCY_LEAD)
    page = browser_of(manager).get(f"{LIST}owing/?agency=health").content.decode()
    assert user.username in page
    assert "Agencies that have not signed" in page
    assert user.username not in browser_of(manager).get(f"{LIST}owing/?agency=police").content.decode()
    accept_all(user)
    assert user.username not in browser_of(manager).get(f"{LIST}owing/").content.decode()
    assert Client().get(f"{LIST}owing/").status_code == 302


def test_a_version_is_published_on_a_page(manager):
    browser, day = browser_of(manager), today() + DAY
    address = f"{LIST}publish/sharing/"
    assert "Why we share" in browser.get(address).content.decode()
    first = {f"in_force_from_{part}": getattr(day, part) for part in ("day", "month", "year")}
    typed = {"text": "# Shorter\n- Share", "changes": "It is shorter", **first}
    assert browser.post(address, typed).status_code == 303
    made = AgreementVersion.objects.get(document=BY_BOTH, number=2)
    lead = a_user(Role.AGENCY_LEAD)
    assert "It is shorter" in browser_of(lead).get(f"{LIST}{made.public_id}/").content.decode()
    assert browser.get(f"{LIST}publish/poetry/").status_code == 404
