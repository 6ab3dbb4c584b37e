"""The profile for police, written and printed in a browser."""

import io

from django.urls import reverse
from pypdf import PdfReader

from missing.models import MissingProfile
from missing.models.profile import LONG, SHORT
from slscb.core.clock import today
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_profile
from tests.system.watching import fits

PROSE = "Likes the arcade by the canal and stays there until it closes, mostly with the two older boys. "


def filled_to_the_brim():
    """Every answer as long as it may be."""
    texts = [one for one in MissingProfile._meta.get_fields() if getattr(one, "max_length", None) in (SHORT, LONG)]
    return {one.name: (PROSE * 5)[: one.max_length - 1] + "." for one in texts} | {"has_photograph": True}


def test_it_is_written_and_shown(page, sign_in, axe, transactional_db):
    worker = a_user()
    sign_in(page, worker)
    page.goto(reverse("cases:child-view", args=[a_child(worker).public_id]))
    page.get_by_role("link", name="Profile for police").click()
    axe(page)
    page.get_by_role("link", name="Write the profile").click()
    axe(page)
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("heading", name="There is a problem").is_visible()
    axe(page)
    page.get_by_label("What does the child look like?").fill("Tall, red hair")
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Who was it written with?").fill("Her carer")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_text("The profile is saved").is_visible()
    assert page.get_by_text("Tall, red hair").is_visible()
    axe(page)


def test_the_longest_prints_on_one_sheet_without_what_is_for_the_screen(page, sign_in, transactional_db):
    worker = a_user()
    child = a_child(worker, given_name="Bartholomew-Augustine", family_name="Featherstonehaugh-Cholmondeley")
    profile = a_profile(child, **filled_to_the_brim() | {"reviewed_on": today()})
    sign_in(page, worker)
    page.goto(reverse("missing:profile-view", args=[child.public_id]))
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    words = " ".join(sheets[0].extract_text().split())
    assert profile.written_with[-40:] in words and "Print this page" not in words and "Change the profile" not in words


def test_the_longest_fits_a_phone(phone_page, sign_in, axe, transactional_db):
    worker = a_user()
    child = a_child(worker)
    a_profile(child, **filled_to_the_brim())
    sign_in(phone_page, worker)
    phone_page.goto(reverse("missing:profile-view", args=[child.public_id]))
    assert fits(phone_page)
    axe(phone_page)
