"""The pages of a child's record."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from cases.models import Child
from cases.services import notes
from slscb.core.clock import now
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import an_episode
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db

TYPED = {
    "given_name": "Zofia",
    "family_name": "Nowak-Kowalska",
    "date_of_birth_day": "4",
    "date_of_birth_month": "5",
    "date_of_birth_year": "2011",
    "sex": "F",
    "ethnicity": "WOTH",
    "care_status": "none",
}


def test_recording_a_child_who_is_not_known_opens_the_record():
    worker = a_user()
    answer = browser_of(worker).post(reverse("cases:child-record"), TYPED, follow=True)
    child = Child.objects.get()
    assert answer.redirect_chain == [(reverse("cases:child-view", args=[child.public_id]), 303)]
    assert "Zofia Nowak-Kowalska" in answer.content.decode()


def test_a_child_who_may_be_known_is_shown_first_and_nothing_typed_is_lost():
    worker = a_user()
    a_child(worker, given_name="Zofia", family_name="Novak Kowalska")
    page = browser_of(worker)
    answer = page.post(reverse("cases:child-record"), TYPED)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "may already be known" in body
    assert 'value="Nowak-Kowalska"' in body
    page.post(reverse("cases:child-record"), TYPED | {"another_child": "on"})
    assert Child.objects.count() == 2


def test_a_match_that_is_not_visible_tells_only_whom_to_ring():
    other = a_child(given_name="Zofia", family_name="Nowak", known_as="Zosia", school="Hidden School")
    team = other.allocations.get().team
    body = browser_of(a_user()).post(reverse("cases:child-record"), TYPED).content.decode()
    assert str(team) in body
    assert other.reference not in body
    assert "Hidden School" not in body


def test_a_child_who_is_missing_now_is_marked_at_the_top_of_her_record_until_she_is_back():
    worker = a_user()
    child = a_child(worker)
    episode = an_episode(child)
    page, address = browser_of(worker), reverse("cases:child-view", args=[child.public_id])
    assert [tag.text for tag in page.get(address).context["alerts"]] == ["Missing now"]
    episode.status, episode.returned_at = "returned", now()
    episode.save()
    assert page.get(address).context["alerts"] == []


def test_every_fault_stands_at_its_field():
    typed = {"nhs_number": "1234567890", "given_name": "Zofia", "upn": "nonsense"}
    answer = browser_of(a_user()).post(reverse("cases:child-record"), typed)
    body = answer.content.decode()
    assert answer.status_code == 422
    for field in ("family_name", "date_of_birth", "sex", "ethnicity", "nhs_number", "upn"):
        assert f'id="id_{field}-error"' in body
    assert 'value="Zofia"' in body


def test_an_old_version_is_shown_beside_the_new_one_and_the_typed_text_stays():
    worker = a_user()
    child = a_child(worker)
    page = browser_of(worker)
    address = reverse("cases:child-change", args=[child.public_id])
    first = page.post(address, TYPED | {"school": "Upton Grange", "version": "1"})
    second = page.post(address, TYPED | {"school": "Elsewhere School", "version": "1"})
    assert (first.status_code, second.status_code) == (303, 409)
    body = second.content.decode()
    assert "Upton Grange" in body
    assert 'value="Elsewhere School"' in body


@pytest.mark.parametrize("name", ["child-view", "child-change", "child-chronology", "note-add", "child-allocate"])
def test_a_stranger_gets_404_and_a_name_nowhere(name):
    child = a_child(given_name="Unmistakable")
    answer = browser_of(a_user(Role.TEAM_MANAGER)).get(reverse(f"cases:{name}", args=[child.public_id]))
    assert answer.status_code == 404
    assert "Unmistakable" not in answer.content.decode()


def test_search_finds_a_misspelt_name_and_only_among_the_visible():
    worker = a_user()
    a_child(worker, given_name="Ayesha", family_name="Mahmood")
    a_child(given_name="Ayesha", family_name="Mahmoud")
    body = browser_of(worker).post(reverse("cases:child-search"), {"text": "aisha mahmod"}).content.decode()
    assert "Ayesha Mahmood" in body
    assert "Mahmoud" not in body


def test_the_work_list_goes_on_by_cursor_and_shows_each_child_once():
    worker = a_user()
    children = {a_child(worker, given_name=f"Child{number}").pk for number in range(30)}
    page = browser_of(worker)
    first = page.get(reverse("cases:work-list"))
    onward = first.context["onward"]
    second = page.get(reverse("cases:work-list") + onward)
    shown = [row.name for answer in (first, second) for row in answer.context["rows"]]
    assert len(shown) == len(set(shown)) == len(children)


def test_the_information_governance_lead_sees_who_opened_a_record_by_reference_and_no_name():
    worker = a_user()
    child = a_child(worker, given_name="Unmistakable")
    browser_of(worker).get(reverse("cases:child-view", args=[child.public_id]))
    body = browser_of(a_user(Role.IG_LEAD)).get(reverse("cases:openings"), {"reference": child.reference})
    assert str(worker) in body.content.decode()
    assert "Unmistakable" not in body.content.decode()


def test_pages_keep_to_their_number_of_statements():
    worker = a_user()
    child = a_child(worker)
    for number in range(60):
        notes.add_note(
            actor=worker, child_id=child.public_id, note_kind="call", happened_at=now(), text=f"Call {number}"
        )
    page = browser_of(worker)
    for address, most in (
        (reverse("cases:work-list"), 10),
        (reverse("cases:child-view", args=[child.public_id]), 16),
    ):
        with at_most(most):
            assert page.get(address).status_code == 200
    with at_most(8):
        page.post(reverse("cases:child-search"), {"text": "amina rahman"})


def test_a_name_as_long_as_names_come_can_be_searched_for():
    worker = a_user()
    a_child(worker, given_name="A" * 100, family_name="B" * 100)
    answer = browser_of(worker).post(reverse("cases:child-search"), {"text": f"{'A' * 100} {'B' * 100}"})
    assert answer.status_code == 200
    assert "1 found" in answer.content.decode()
