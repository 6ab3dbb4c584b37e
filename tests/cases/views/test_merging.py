"""The pages on which two records are compared, merged and taken apart, as the web's role of the database."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from cases.choices.merging import MergeState
from cases.models import Merge, Note
from cases.services import denials, merging, protection
from cases.services.merging import Proposal
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_note, protect
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def manager(team):
    return a_user(Role.TEAM_MANAGER, team)


@pytest.fixture
def lead(team):
    return a_user(Role.CSE_LEAD, team)


@pytest.fixture
def kept(team):
    return a_child(a_user(team=team))


@pytest.fixture
def other(team):
    return a_child(a_user(team=team), given_name="Aminah", nhs_number="9434765919")


def address(name, record):
    return reverse(f"cases:{name}", args=[record.public_id])


def propose(kept, other, manager, **chosen):
    answers = {"keep": "this", "given_name": "this", "reason": "Typed twice", **chosen}
    return browser_of(manager).post(f"{address('merge-propose', kept)}?other={other.reference}", answers)


def decided(kept, other, manager, lead):
    asked = merging.propose(
        actor=manager,
        child_id=kept.public_id,
        proposal=Proposal(other_id=other.public_id, reason="Typed twice"),
    )
    browser = browser_of(lead)
    answers = {"decision": "approve", "version": asked.version}
    assert browser.post(address("merge-decide", asked), answers).status_code == 303
    return Merge.objects.get()


def test_two_people_merge_two_records_and_the_old_address_leads_on(kept, other, manager, lead):
    browser = browser_of(manager)
    found = browser.post(address("merge-propose", kept), {"reference": other.reference})
    assert found.headers["Location"].endswith(f"?other={other.reference}")
    compared = browser.get(found.headers["Location"]).content.decode()
    assert "Aminah" in compared
    assert "943 476 5919" in compared
    assert propose(kept, other, manager).status_code == 303
    merge = Merge.objects.get()
    assert (merge.child, merge.takes) == (kept, ["nhs_number"]), (
        "what one record alone has is taken without being asked"
    )
    assert browser.post(address("merge-decide", merge), {"decision": "approve", "version": 1}).status_code == 422
    other_browser = browser_of(lead)
    asked = other_browser.get(address("merge-decide", merge)).content.decode()
    assert "Aminah" in asked
    assert "Typed twice" in asked
    assert address("merge-view", merge) in other_browser.get(address("merge-propose", kept)).content.decode()
    answers = {"decision": "approve", "version": merge.version}
    assert other_browser.post(address("merge-decide", merge), answers).status_code == 303
    led = other_browser.get(address("child-view", other))
    assert (led.status_code, led.headers["Location"]) == (302, address("child-view", kept))
    assert other_browser.get(led.headers["Location"]).status_code == 200
    assert browser_of(a_user()).get(address("child-view", other)).status_code == 404


def test_the_other_record_may_be_the_one_that_is_kept(kept, other, manager, lead):
    answer = propose(kept, other, manager, keep="other", given_name="this")
    assert answer.status_code == 303
    merge = Merge.objects.get()
    assert (merge.child, merge.other, merge.takes) == (other, kept, ["given_name"])


@pytest.mark.parametrize("hidden", ["sealed", "absent"])
def test_a_reference_that_the_person_does_not_see_is_answered_like_none_at_all(kept, manager, hidden):
    reference = a_child().reference if hidden == "sealed" else "AAAA-AAAA"
    shown = browser_of(manager).post(address("merge-propose", kept), {"reference": reference})
    assert shown.status_code == 422
    assert "There is no other child with this reference whom you can see" in shown.content.decode()


def test_everything_that_stands_against_it_is_said_at_once_and_nothing_typed_is_lost(kept, other, manager, lead, team):
    for child in (kept, other):
        wanted = protection.Proposal(after="sealed", reason="Threats")
        protection.propose(actor=manager, child_id=child.public_id, proposal=wanted)
    answer = propose(kept, other, manager, reason="I know her")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert f"protection of {kept.reference} waits" in shown
    assert f"protection of {other.reference} waits" in shown
    assert "I know her" in shown


def test_whoever_takes_them_apart_reads_what_was_written_since_in_every_part(kept, other, manager, lead):
    merge = decided(kept, other, manager, lead)
    a_note(kept, kept.allocations.get(ends_on=None).worker)
    shown = browser_of(lead).post(address("merge-undo", merge), {"reason": "Two children", "version": merge.version})
    assert shown.status_code == 303
    page = browser_of(lead).get(shown.headers["Location"]).content.decode()
    assert "Written since the merge" in page
    assert "Note" in page
    merge.refresh_from_db()
    assert merge.state == MergeState.UNDONE


def test_what_changed_before_the_merge_is_read_with_what_changed_since(kept, other, manager, lead):
    worker = other.allocations.get().worker
    note = a_note(other, worker, text="Written before")
    Note.objects.filter(pk=note.pk).update(text="Corrected before")
    decided(kept, other, manager, lead)
    address_of_note = f"{address('child-changes', kept)}?record={note.public_id}"
    shown = browser_of(manager).get(address_of_note).content.decode()
    assert "Written before" in shown
    assert "Corrected before" in shown
    assert browser_of(manager).get(address("child-changes", kept)).status_code == 200


def test_a_denied_person_is_led_nowhere(kept, other, manager, lead, team):
    kin = a_user(Role.TEAM_MANAGER, team)
    denials.deny(actor=manager, child_id=other.public_id, user=kin, reason="Cousin")
    merge = decided(kept, other, manager, lead)
    browser = browser_of(kin)
    for child in (kept, other):
        assert browser.get(address("child-view", child)).status_code == 404
    assert browser.get(address("merge-view", merge)).status_code == 404


def test_a_sealed_record_merged_as_the_web_itself_does_it(kept, other, manager, lead, team):
    colleague = a_user(team=team)
    protect(kept, "sealed", manager, lead)
    merge = decided(kept, other, manager, lead)
    browser = browser_of(colleague)
    assert [browser.get(address("child-view", one)).status_code for one in (kept, other)] == [404, 404]
    assert browser_of(manager).get(address("merge-view", merge)).status_code == 200
    undone = browser_of(lead).post(address("merge-undo", merge), {"reason": "Two children", "version": merge.version})
    assert undone.status_code == 303
    assert [browser.get(address("child-view", one)).status_code for one in (kept, other)] == [404, 404]
    assert [browser_of(manager).get(address("child-view", one)).status_code for one in (kept, other)] == [200, 200]
