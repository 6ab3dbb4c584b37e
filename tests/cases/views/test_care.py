"""The pages on care by Slough."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.models import CareEpisode, CareFacts
from cases.services import involvement
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import CARE, a_child, an_episode_of_care
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db
TYPED = CARE | {"began_on_day": "1", "began_on_month": "5", "began_on_year": "2025"}


@pytest.fixture
def worker():
    return a_user()


def test_the_list_shows_each_episode_and_is_written_down(worker):
    child = a_child(worker)
    an_episode_of_care(child, date(2025, 5, 1), date(2025, 6, 1))
    CareFacts.objects.create(child=child, upn_unknown="UN4", is_mother=True, own_child_born_on=date(2025, 12, 24))
    page = browser_of(worker).get(reverse("cases:care-view", args=[child.public_id])).content.decode()
    for text in (
        "1 May 2025 to 1 June 2025",
        "Full care order (C2)",
        "Fostered, other (U6)",
        "SL2 5CD",
        "24 December 2025",
    ):
        assert text in page, text
    event = AuditEvent.objects.filter(action="view").latest("pk")
    assert (event.about, event.detail) == ([child.pk], {"part": "care"})


def test_without_any_it_says_so(worker):
    child = a_child(worker, sex="M")
    page = browser_of(worker).get(reverse("cases:care-view", args=[child.public_id])).content.decode()
    assert "No episode of care is recorded" in page
    assert "Is she a mother?" not in page


def care_page(worker, child):
    return browser_of(worker).get(reverse("cases:care-view", args=[child.public_id])).content.decode()


def test_what_the_dfe_would_refuse_stands_beside_the_record_to_mend(worker, time_machine):
    time_machine.move_to(datetime(2026, 2, 1, 12, tzinfo=UTC))
    child = a_child(worker, date_of_birth=date(2007, 9, 1))
    an_episode_of_care(child, date(2025, 5, 1))
    page = care_page(worker, child)
    assert "To put right before the yearly return" in page
    for words in (
        "The unique pupil number and the reason why there is none are both missing (rule 168).",
        "Say whether she is a mother (rule 393).",
        "Episode of 1 May 2025: Care goes on after the 18th birthday: record when and why it ended.",
    ):
        assert words in page, words


def test_what_is_in_order_and_what_is_of_years_past_is_left_in_peace(worker, time_machine):
    time_machine.move_to(datetime(2026, 2, 1, 12, tzinfo=UTC))
    in_order = a_child(worker, sex="M", upn="A123456789012")
    an_episode_of_care(in_order, date(2025, 5, 1))
    past = a_child(worker)
    an_episode_of_care(past, date(2022, 5, 1), date(2023, 6, 1))
    for child in (in_order, past):
        assert "To put right before the yearly return" not in care_page(worker, child)


def test_a_child_who_is_said_to_be_looked_after_without_any_episode_is_told(worker):
    child = a_child(worker, care_status="lac")
    assert "no episode of care is recorded: begin one" in care_page(worker, child)


def test_care_is_begun_on_the_page(worker):
    child = a_child(worker)
    answer = browser_of(worker).post(reverse("cases:care-begin", args=[child.public_id]), TYPED)
    assert answer.status_code == 303
    assert CareEpisode.objects.get().began_on == date(2025, 5, 1)


def test_what_the_rules_find_stands_at_its_box(worker):
    child = a_child(worker)
    answer = browser_of(worker).post(reverse("cases:care-begin", args=[child.public_id]), TYPED | {"reason_began": "P"})
    assert answer.status_code == 422
    assert "Care started here: choose that" in answer.content.decode()


def test_it_is_ended_on_the_page(worker):
    child = a_child(worker)
    one = an_episode_of_care(child, date(2025, 5, 1))
    ended = {"ended_on_day": "1", "ended_on_month": "6", "ended_on_year": "2025", "reason_ended": "E4A", "version": "1"}
    client, address = browser_of(worker), reverse("cases:care-change", args=[one.public_id])
    assert 'value="2025"' in client.get(address).content.decode()
    assert client.post(address, TYPED | ended).status_code == 303
    one.refresh_from_db()
    assert (one.ended_on, one.reason_ended) == (date(2025, 6, 1), "E4A")
    assert client.post(address, TYPED | ended).status_code == 409


def test_the_facts_are_saved_on_the_page(worker):
    child = a_child(worker)
    client, address = browser_of(worker), reverse("cases:care-facts", args=[child.public_id])
    assert client.get(address).status_code == 200
    assert client.post(address, {"upn_unknown": "UN4", "is_mother": "no", "version": "0"}).status_code == 303
    assert CareFacts.objects.values_list("upn_unknown", "is_mother").get() == ("UN4", False)
    assert "Newly looked after" in client.get(reverse("cases:care-view", args=[child.public_id])).content.decode()


def test_who_may_not_know_the_placement_has_no_way_there(worker):
    child = a_child(worker)
    nurse = a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER)
    involvement.begin(actor=None, child=child, agency=an_agency(AgencyCode.HEALTH), reason="Nurse")
    address = reverse("cases:care-view", args=[child.public_id])
    for user, there, status in ((worker, True, 200), (nurse, False, 403)):
        client = browser_of(user)
        assert (address in client.get(reverse("cases:child-view", args=[child.public_id])).content.decode()) is there
        assert client.get(address).status_code == status
