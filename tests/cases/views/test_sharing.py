"""The pages on which a record is shared, opened in an emergency and reviewed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.models import EmergencyAccess, Share
from cases.services import emergencies, sharing
from slscb.core.clock import now, today
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_team, a_user
from tests.factories.cases import a_child, a_protected_child
from tests.helpers.signing_in import api_of, browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LIST, DETAIL = 10, 15
REASON = "Found alone at the station at 2am, her carer does not answer"


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def child(team):
    return a_child(a_user(team=team), given_name="Unmistakable")


@pytest.fixture
def nurse():
    return a_member_of(AgencyCode.HEALTH)


@pytest.fixture
def duty():
    return a_user(team=a_team(agency=AgencyCode.EMERGENCY_DUTY))


def typed(user, until, since=None, **more):
    days = {"since": since or today(), "until": until}
    boxes = {f"{name}_{part}": getattr(day, part) for name, day in days.items() for part in ("day", "month", "year")}
    return {"user": str(user.public_id), "purpose": "Health assessment before Friday", **boxes, **more}


def page_of(name, *ids):
    return reverse(f"cases:{name}", args=ids)


def test_a_manager_shares_with_a_nurse_who_opens_it_until_midnight_after_the_last_day(child, manager, nurse):
    last = today() + 4 * DAY
    answer = browser_of(manager).post(page_of("share-give", child.public_id), typed(nurse, last), follow=True)
    assert answer.redirect_chain == [(page_of("child-sight", child.public_id), 303)]
    body = answer.content.decode()
    assert all(word in body for word in (str(nurse), "Health assessment before Friday", "End the share with"))
    share = Share.objects.get()
    with time_machine.travel(share.until - timedelta(seconds=1), tick=False):
        assert browser_of(nurse).get(page_of("child-view", child.public_id)).status_code == 200
    with time_machine.travel(share.until, tick=False):
        assert browser_of(nurse).get(page_of("child-view", child.public_id)).status_code == 404


def test_the_people_to_choose_from_are_named_with_their_agencies(child, manager, nurse):
    body = browser_of(manager).get(page_of("share-give", child.public_id)).content.decode()
    assert f"{nurse}, Health" in body


def test_every_fault_stands_at_its_field_and_nothing_typed_is_lost(child, manager, nurse):
    sent = typed(nurse, today() - DAY, purpose="")
    answer = browser_of(manager).post(page_of("share-give", child.public_id), sent)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert all(f'id="id_{name}-error"' in body for name in ("purpose", "until"))
    assert f'value="{nurse.public_id}" selected' in body
    late = browser_of(manager).post(page_of("share-give", child.public_id), typed(nurse, today() + 40 * DAY))
    assert "within 28 days" in late.content.decode()


def test_a_share_is_ended_after_one_question(child, manager, nurse):
    share = sharing.give(
        actor=manager, child_id=child.public_id, user=nurse, purpose="Assessment", until=now() + 3 * DAY
    )
    page, address = browser_of(manager), page_of("share-end", share.public_id)
    question = page.get(address).content.decode()
    assert all(words in question for words in ("End this share now?", str(nurse), "Assessment"))
    body = page.post(address, follow=True).content.decode()
    assert "Ended early" in body
    assert browser_of(nurse).get(page_of("child-view", child.public_id)).status_code == 404


def test_only_the_lead_agency_gets_the_form(child, nurse, team, manager):
    sharing.give(actor=manager, child_id=child.public_id, user=nurse, purpose="Assessment", until=now() + 3 * DAY)
    assert browser_of(nurse).get(page_of("share-give", child.public_id)).status_code == 403
    assert "Share this record" not in browser_of(nurse).get(page_of("child-sight", child.public_id)).content.decode()


def test_the_page_of_who_sees_the_record_takes_as_many_statements_for_many(child, manager, duty):
    emergencies.open_record(actor=duty, child_id=child.public_id, reason=REASON)
    page, address = browser_of(manager), page_of("child-sight", child.public_id)
    for number in range(4):
        user = a_member_of(AgencyCode.HEALTH)
        given = {"purpose": f"Assessment {number}", "until": now() + 3 * DAY}
        sharing.give(actor=manager, child_id=child.public_id, user=user, **given)
        with at_most(DETAIL):
            body = page.get(address).content.decode()
    assert all(words in body for words in ("Assessment 3", REASON, "Team that holds the case", "Waiting for review"))
    assert AuditEvent.objects.filter(actor=manager, detail__part="sight").exists()


def test_whoever_breaks_the_glass_finds_the_record_gives_a_reason_and_reads(child, duty):
    page = browser_of(duty)
    assert "Open a record in an emergency" in page.get(page_of("child-search")).content.decode()
    found = page.post(page_of("emergency-find"), {"number": child.reference}).content.decode()
    assert (child.reference in found, "Unmistakable" in found) == (True, False)
    address = page_of("emergency-open", child.public_id)
    assert "Unmistakable" not in page.get(address).content.decode()
    refused = page.post(address, {"reason": "Urgent"})
    assert refused.status_code == 422
    assert all(f'id="id_{name}-error"' in refused.content.decode() for name in ("understood",))
    refused = page.post(address, {"reason": "Urgent", "understood": "on"})
    assert 'id="id_reason-error"' in refused.content.decode()
    answer = page.post(address, {"reason": REASON, "understood": "on"}, follow=True)
    assert answer.redirect_chain == [(page_of("child-view", child.public_id), 303)]
    body = answer.content.decode()
    assert all(words in body for words in ("Unmistakable", "You opened this record in an emergency"))
    assert "Add a note" not in body
    assert page.get(page_of("note-add", child.public_id)).status_code == 403
    assert page.post(page_of("note-add", child.public_id), {"text": "Seen"}).status_code == 403


def test_through_the_web_s_own_role_a_lead_is_let_in_and_the_record_is_opened_twice(child, duty):
    lead, address = a_user(Role.CSE_LEAD), page_of("emergency-open", child.public_id)
    sent = {"reason": REASON, "understood": "on"}
    assert browser_of(duty).post(address, sent).status_code == 303
    assert browser_of(lead).get(page_of("child-sight", child.public_id)).status_code == 200
    with time_machine.travel(now() + timedelta(hours=5)):
        assert browser_of(duty).get(page_of("child-view", child.public_id)).status_code == 404
        assert browser_of(duty).post(address, sent).status_code == 303
        assert browser_of(duty).get(page_of("child-view", child.public_id)).status_code == 200
    assert EmergencyAccess.objects.count() == 2


def test_a_search_for_an_emergency_asks_for_a_number_or_everything_else_at_once(duty):
    page, address = browser_of(duty), page_of("emergency-find")
    assert 'id="id_number-error"' in page.post(address, {}).content.decode()
    body = page.post(address, {"given_name": "Amina"}).content.decode()
    assert all(f'id="id_{name}-error"' in body for name in ("family_name", "date_of_birth"))
    assert 'id="id_number-error"' in page.post(address, {"number": "Amina Rahman"}).content.decode()


def test_a_sealed_record_and_none_are_answered_with_the_same_words(duty):
    sealed = a_protected_child("sealed")
    page = browser_of(duty)
    born = {"date_of_birth_day": "4", "date_of_birth_month": "5", "date_of_birth_year": "2011"}
    for asked in ({"number": sealed.reference}, {"given_name": "Amina", "family_name": "Rahman", **born}):
        assert "No record found" in page.post(page_of("emergency-find"), asked).content.decode()
    for name in (sealed.public_id, "00000000-0000-4000-8000-000000000000"):
        assert page.get(page_of("emergency-open", name)).status_code == 404


def test_of_a_restricted_record_nothing_is_said_but_whom_to_ring(duty):
    child = a_protected_child("restricted")
    page = browser_of(duty)
    bodies = [
        page.post(page_of("emergency-find"), {"number": child.reference})
        .content.decode()
        .replace(f'value="{child.reference}"', ""),
        page.get(page_of("emergency-open", child.public_id)).content.decode(),
    ]
    for body in bodies:
        assert all(words in body for words in ("A restricted record", "the duty manager, 01753 875362"))
        assert child.reference not in body


def test_who_sees_the_record_already_is_led_to_it(child, manager):
    body = browser_of(manager).get(page_of("emergency-open", child.public_id)).content.decode()
    assert "You see this record already" in body
    assert "Open the record now" not in body


def test_governance_reviews_with_words_and_the_list_takes_as_many_statements_for_many(child, duty):
    governance = a_user(Role.IG_LEAD)
    page = browser_of(governance)
    made = emergencies.open_record(actor=duty, child_id=child.public_id, reason=REASON)
    for _ in range(3):
        emergencies.open_record(actor=a_user(), child_id=a_child().public_id, reason=REASON)
        with at_most(LIST):
            body = page.get(page_of("emergency-list")).content.decode()
    assert (child.reference in body, REASON in body, "Unmistakable" in body) == (True, True, False)
    address = page_of("emergency-review", made.public_id)
    assert f"{duty}, Emergency Duty Team" in page.get(address).content.decode()
    assert AuditEvent.objects.filter(actor=governance, action="list", about=[child.pk]).exists()
    assert page.post(address, {"outcome": "justified", "version": 1}).status_code == 422
    answer = page.post(address, {"outcome": "justified", "words": "It was so", "version": 1}, follow=True)
    assert answer.redirect_chain == [(page_of("emergency-list"), 303)]
    assert "It was so" in page.get(page_of("emergency-list"), {"state": "reviewed"}).content.decode()
    assert "Save the review" not in page.get(address).content.decode()
    assert browser_of(a_user(Role.TEAM_MANAGER)).get(page_of("emergency-list")).status_code == 403


def test_the_home_page_of_governance_shows_what_waits_and_not_one_s_own(child, duty):
    governance = a_user(Role.IG_LEAD)
    page = browser_of(governance)
    assert "Emergency openings to review" not in page.get("/").content.decode()
    emergencies.open_record(actor=duty, child_id=child.public_id, reason=REASON)
    body = page.get("/").content.decode()
    assert all(words in body for words in ("Emergency openings to review", child.reference, "Due in"))
    assert "Emergency openings to review" not in browser_of(duty).get("/").content.decode()


def test_the_api_shares_ends_and_lists(child, manager, nurse):
    api, address = api_of(manager), reverse("api:child-shares", args=[child.public_id])
    sent = {"user": str(nurse.public_id), "purpose": "Assessment", "until": (now() + 2 * DAY).isoformat()}
    made = api.post(address, sent)
    assert made.status_code == 201
    assert api_of(nurse).get(reverse("api:child", args=[child.public_id])).status_code == 200
    assert [one["purpose"] for one in api.get(address).json()["results"]] == ["Assessment"]
    faults = api.post(address, sent | {"purpose": " ", "until": date(2020, 1, 1).isoformat() + "T00:00:00Z"}).json()
    assert {fault["path"] for fault in faults["errors"]} >= {"purpose"}
    ended = api.post(reverse("api:share-end", args=[made.json()["id"]]))
    assert ended.json()["ended_by"] == str(manager)
    assert api_of(nurse).get(reverse("api:child", args=[child.public_id])).status_code == 404


def test_a_token_of_somebody_whose_emergency_lives_reads_and_writes_nothing_and_cannot_break_the_glass(child, duty):
    api, address = api_of(duty), reverse("api:child", args=[child.public_id])
    assert api.get(address).status_code == 404
    emergencies.open_record(actor=duty, child_id=child.public_id, reason=REASON)
    assert api.get(address).json()["given_name"] == "Unmistakable"
    note = {"note_kind": "visit", "text": "Seen", "happened_at": now().isoformat()}
    assert api.post(reverse("api:child-notes", args=[child.public_id]), note).status_code == 403
    assert api.patch(address, {"school": "Other"}, headers={"If-Match": '"1"'}).status_code == 403
    assert not EmergencyAccess.objects.exclude(user=duty).exists()


def test_the_api_reviews_with_a_version_and_not_one_s_own(child, duty):
    made = emergencies.open_record(actor=duty, child_id=child.public_id, reason=REASON)
    api, address = api_of(a_user(Role.IG_LEAD)), reverse("api:emergency", args=[made.public_id])
    listed = api.get(reverse("api:emergencies")).json()["results"]
    assert [(one["child_reference"], one["reason"]) for one in listed] == [(child.reference, REASON)]
    found = {"outcome": "not_justified", "words": "Nobody was in danger"}
    assert api.patch(address, found).status_code == 428
    assert api.patch(address, found, headers={"If-Match": '"1"'}).json()["outcome"] == "not_justified"
    assert api.get(reverse("api:emergencies")).json()["results"] == []
