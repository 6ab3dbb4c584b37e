"""A police extract from the file to the decision about a doubtful row, in a browser."""

from django.urls import reverse

from agencies.choices import Role
from missing import tasks
from missing.models import Extract
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child
from tests.factories.extracts import a_file, a_row, imported


def people():
    """A manager, and a child of the team."""
    team = a_team("Holding team")
    return a_user(Role.TEAM_MANAGER, team), a_child(a_user(Role.PRACTITIONER, team), family_name="Rahman")


def test_a_manager_brings_in_a_file_and_says_whom_a_doubtful_row_is_about(page, sign_in, axe, tmp_path):
    manager, child = people()
    path = tmp_path / "police.csv"
    rows = [a_row(child), a_row(child, days=9, surname="Rahmann"), a_row(days=5, dob="31/02/2011")]
    path.write_bytes(a_file(*rows).getvalue())
    sign_in(page, manager)
    page.goto(reverse("missing:extract-list"))
    axe(page)
    page.get_by_role("button", name="Bring in an extract").click()
    axe(page)
    page.get_by_label("The file").set_input_files(path)
    page.get_by_role("button", name="Check the file").click()
    assert page.get_by_text("is not a date").is_visible()
    axe(page)
    page.get_by_role("button", name="Record this extract").click()
    axe(page)
    page.get_by_role("button", name="Yes, record it").click()
    page.wait_for_load_state()
    tasks.record_extract(str(Extract.objects.get().public_id))
    page.reload()
    assert page.get_by_role("link", name="New episode").is_visible()
    axe(page)
    page.get_by_role("link", name="Say which child").click()
    axe(page)
    page.get_by_role("link", name="Decide").click()
    axe(page)
    page.get_by_label(child.full_name).check()
    page.get_by_role("button", name="Record the decision").click()
    assert page.get_by_text("No row waits for you").is_visible()
    assert child.missing_episodes.count() == 2


def test_a_doubtful_row_is_decided_on_a_phone(phone_page, sign_in, axe):
    manager, child = people()
    imported(manager, a_row(child, surname="Rahmann"))
    sign_in(phone_page, manager)
    phone_page.goto(reverse("missing:undecided-list"))
    axe(phone_page)
    phone_page.get_by_role("link", name="Decide").click()
    axe(phone_page)
    phone_page.get_by_label("None of them").check()
    phone_page.get_by_role("button", name="Record the decision").click()
    assert phone_page.get_by_text("No row waits for you").is_visible()
    phone_page.goto(reverse("missing:mapping-save"))
    axe(phone_page)
