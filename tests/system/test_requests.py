"""The nine counts of a freedom-of-information request, from the figures to the list behind one and the file, in a browser."""

from django.urls import reverse

from agencies.choices import Role
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_returned_episode


def test_a_count_is_looked_at_and_the_child_behind_it_opened_on_a_phone(phone_page, sign_in, axe):
    team = a_team("Holding team")
    child = a_child(a_user(Role.PRACTITIONER, team), family_name="Rahman")
    a_returned_episode(child, episode_kind="care")
    sign_in(phone_page, a_user(Role.TEAM_MANAGER, team))
    phone_page.goto(reverse("reporting:dashboard"))
    phone_page.get_by_role("link", name="Counts for freedom-of-information requests").click()
    axe(phone_page)
    row = phone_page.get_by_role("row").filter(has_text="Looked-after children who went missing from care")
    assert "<6" in row.inner_text()
    row.get_by_role("link", name="1").click()
    axe(phone_page)
    assert phone_page.get_by_role("link", name=child.full_name).is_visible()


def test_the_business_manager_takes_the_file(page, sign_in, axe):
    a_returned_episode(a_child())
    sign_in(page, a_user(Role.LSCB_MANAGER))
    page.goto(reverse("reporting:requests"))
    axe(page)
    page.get_by_role("link", name="Export a quarter or a year").click()
    axe(page)
    page.get_by_label("Period").select_option(index=1)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename.startswith("slscb-freedom-of-information-")
