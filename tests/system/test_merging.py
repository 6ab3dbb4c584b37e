"""Two records of one child, from the record to the merge and apart again, by two people in a browser."""

from django.urls import reverse

from agencies.choices import Role
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, a_note


def test_two_people_merge_two_records_and_take_them_apart(page, sign_in, axe, transactional_db):
    team = a_team()
    manager, lead = a_user(Role.TEAM_MANAGER, team), a_user(Role.CSE_LEAD, team)
    kept = a_child(a_user(team=team))
    other = a_child(a_user(team=team), given_name="Aminah", school="Langley Grammar", nhs_number="9434765919")
    a_note(other, manager)
    sign_in(page, manager)
    page.goto(reverse("cases:child-view", args=[kept.public_id]))
    page.get_by_role("link", name="Merge with another record").click()
    axe(page)
    page.get_by_label("Reference of the other record").fill("AAAA-AAAA")
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_text("There is no other child with this reference").first.is_visible()
    assert page.get_by_label("Reference of the other record").input_value() == "AAAA-AAAA"
    axe(page)
    page.get_by_label("Reference of the other record").fill(other.reference)
    page.get_by_role("button", name="Continue").click()
    axe(page)
    page.get_by_role("group", name="First name").get_by_label("Aminah").check()
    page.get_by_role("button", name="Propose the merge").click()
    assert page.get_by_text("Enter how you know that it is one child").first.is_visible()
    assert page.get_by_role("group", name="First name").get_by_label("Aminah").is_checked()
    axe(page)
    page.get_by_label("How do you know that it is one child?").fill("Her school has one girl of the name")
    page.get_by_role("button", name="Propose the merge").click()
    assert page.get_by_text("Another person who sees both records must decide").is_visible()
    axe(page)

    page.context.clear_cookies()
    sign_in(page, lead)
    page.goto(reverse("core:home"))
    page.goto(reverse("cases:merge-decide", args=[kept.merges.get().public_id]))
    axe(page)
    page.get_by_label("Merge the records").check()
    page.get_by_role("button", name="Record the decision").click()
    assert page.get_by_text("What followed").is_visible()
    axe(page)
    page.goto(reverse("cases:child-view", args=[other.public_id]))
    assert page.url.endswith(reverse("cases:child-view", args=[kept.public_id]))
    assert page.get_by_role("heading", name="Aminah Rahman").is_visible()

    a_note(kept, lead)
    page.goto(reverse("cases:merge-undo", args=[kept.merges.get().public_id]))
    axe(page)
    page.get_by_label("Reason").fill("They are cousins")
    page.get_by_role("button", name="Take the records apart").click()
    assert page.get_by_text("this stays with the kept record").is_visible()
    axe(page)
    page.goto(reverse("cases:child-view", args=[other.public_id]))
    assert page.get_by_role("heading", name="Aminah Rahman").is_visible()
