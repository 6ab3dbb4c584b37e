"""Where a child lives is hidden until somebody with the right asks for it, and the asking is written down."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role
from cases.models import Address, Child
from cases.services import involvement
from slscb.core.models import AuditEvent
from tests.cases.views.test_children import TYPED
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child, an_address
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db

STREET, POSTCODE = "9 Zebra Crossing Mews", "SL1 9ZZ"


def url(name: str, child: Child) -> str:
    """One of the two pages."""
    return reverse(f"cases:{name}", args=[child.public_id])


@pytest.fixture
def worker():
    return a_user()


@pytest.fixture
def child(worker):
    child = a_child(worker)
    an_address(child, home=STREET, home_postcode=POSTCODE)
    return child


def showings() -> int:
    return AuditEvent.objects.filter(action="view", detail__part="address").count()


def test_the_childs_page_hides_it_and_offers_to_show_it(worker, child):
    body = browser_of(worker).get(url("child-view", child)).content.decode()
    assert "Hidden." in body
    assert "Show the address" in body
    assert STREET not in body
    assert showings() == 0


def test_asking_shows_it_and_is_written_down_with_the_purpose(worker, child):
    body = browser_of(worker).post(url("address-view", child), {"purpose": "visit"}).content.decode()
    assert STREET in body
    assert POSTCODE in body
    event = AuditEvent.objects.get(action="view", detail__part="address")
    assert (event.actor, event.about) == (worker, [child.pk])
    assert event.detail == {"part": "address", "purpose": "visit"}


def test_looking_at_the_page_alone_shows_nothing(worker, child):
    assert STREET not in browser_of(worker).get(url("address-view", child)).content.decode()
    assert showings() == 0


def test_nobody_has_to_say_why(worker, child):
    assert STREET in browser_of(worker).post(url("address-view", child)).content.decode()


def test_a_purpose_that_there_is_not_shows_nothing(worker, child):
    answer = browser_of(worker).post(url("address-view", child), {"purpose": "curious"})
    assert answer.status_code == 422
    assert STREET not in answer.content.decode()


def test_who_opened_it_says_that_the_address_was_shown(worker, child):
    browser_of(worker).post(url("address-view", child))
    lead = browser_of(a_user(Role.IG_LEAD))
    body = lead.get(reverse("cases:openings"), {"reference": child.reference}).content.decode()
    assert "Shown the address" in body


@pytest.mark.parametrize("code", [AgencyCode.EDUCATION, AgencyCode.HEALTH])
def test_another_agency_sees_the_child_and_is_not_offered_the_address(worker, child, code):
    involvement.begin(actor=worker, child=child, agency=an_agency(code), reason="School")
    teacher = browser_of(a_member_of(code, Role.PRACTITIONER))
    body = teacher.get(url("child-view", child)).content.decode()
    assert child.full_name in body
    assert "Show the address" not in body
    assert teacher.post(url("address-view", child)).status_code == 403


def test_a_stranger_cannot_tell_that_there_is_one(child):
    assert browser_of(a_user()).post(url("address-view", child)).status_code == 404


def test_a_child_without_one_says_so(worker):
    other = a_child(worker)
    assert "None is on record" in browser_of(worker).post(url("address-view", other)).content.decode()


@pytest.mark.parametrize(("care", "which"), [("none", "home"), ("lac", "placement"), ("lac_other", "placement")])
def test_recording_a_child_keeps_the_address_by_care_status(worker, care, which):
    typed = TYPED | {"care_status": care, "address": STREET, "postcode": POSTCODE}
    browser_of(worker).post(reverse("cases:child-record"), typed)
    kept = Address.objects.get()
    assert (getattr(kept, which), getattr(kept, f"{which}_postcode")) == (STREET, POSTCODE)


def test_changing_replaces_one_and_shows_none(worker, child):
    page = browser_of(worker)
    form = page.get(url("address-change", child))
    assert STREET not in form.content.decode()
    typed = {"which": "placement", "address": "Rowan House", "postcode": "sl14rr", "version": "1"}
    assert page.post(url("address-change", child), typed).status_code == 303
    kept = Address.objects.get()
    assert (kept.home, kept.placement, kept.placement_postcode, kept.version) == (STREET, "Rowan House", "SL1 4RR", 2)
    line = child.chronology.get(entry_kind="address")
    assert line.summary == "Address changed"


def test_a_change_on_top_of_another_is_not_saved(worker, child):
    page, typed = browser_of(worker), {"which": "home", "address": "Elsewhere", "version": "1"}
    page.post(url("address-change", child), typed)
    answer = page.post(url("address-change", child), typed | {"address": "Third"})
    assert answer.status_code == 409
    assert Address.objects.get().home == "Elsewhere"


def test_the_first_address_is_entered_where_there_was_none(worker):
    other = a_child(worker)
    page, typed = browser_of(worker), {"which": "home", "address": STREET, "version": "0"}
    assert page.post(url("address-change", other), typed).status_code == 303
    assert page.post(url("address-change", other), typed | {"address": "Second"}).status_code == 409
    assert Address.objects.get().home == STREET


def test_police_are_shown_it_and_change_nothing(worker, child):
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.POLICE), reason="Missing")
    officer = browser_of(a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON))
    assert STREET in officer.post(url("address-view", child)).content.decode()
    assert officer.get(url("address-change", child)).status_code == 403


def test_correcting_details_neither_shows_nor_loses_it(worker, child):
    page = browser_of(worker)
    assert STREET not in page.get(url("child-change", child)).content.decode()
    page.post(url("child-change", child), TYPED | {"version": "1"})
    assert Address.objects.get().home == STREET
