"""The administrator's pages."""

import pytest
from django.urls import reverse

from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import AccountEntry, Membership, User
from slscb.core.clock import today
from slscb.core.words import day_words
from tests.factories.agencies import a_member_of, a_role_request, a_team, a_user
from tests.factories.cases import a_child
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return a_user(Role.SYSTEM_ADMINISTRATOR)


def names(answer):
    return [row[0].hint for table in answer.context["rows"] for row in table.rows]


def today_as_typed(name):
    day = today()
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_accounts_are_found_by_name_agency_role_and_standing(admin):
    nurse, worker = a_member_of(AgencyCode.HEALTH), a_user()
    User.objects.filter(pk=nurse.pk).update(first_name="Nisha", last_name="Verma")
    User.objects.filter(pk=worker.pk).update(is_active=False)
    page = browser_of(admin)
    asked = {
        "verma nisha": {"text": "verma nisha"},
        "of health": {"agency": "health"},
        "representatives": {"role": "agency_representative"},
    }
    for what, filters in asked.items():
        assert names(page.get("/accounts/", filters)) == [nurse.username], what
    assert names(page.get("/accounts/", {"state": "disabled"})) == [worker.username]
    assert names(page.get("/accounts/", {"agency": "health", "role": "practitioner"})) == []


def test_the_lists_have_the_same_few_statements_however_many_accounts_there_are(admin):
    page = browser_of(admin)
    user = a_user()
    for _ in range(40):
        a_user(team=user.memberships.get().team)
    a_role_request(user, a_user(Role.SYSTEM_ADMINISTRATOR))
    for address in ("/accounts/", f"/accounts/{user.public_id}/", "/accounts/roles/", "/"):
        with at_most(10):
            assert page.get(address).status_code == 200


def test_an_account_is_opened_given_a_role_that_ends_disabled_and_enabled_on_pages(admin):
    page, team = browser_of(admin), a_team()
    person = {"first_name": "Amir", "last_name": "Khan", "email": "amir@slscb.example", "username": "amir.khan"}
    opened = page.post("/accounts/open/", {**person, "reason": "New social worker"})
    account = User.objects.get(username="amir.khan")
    assert opened.headers["Location"] == f"/accounts/{account.public_id}/"
    role = {
        "team": str(team.public_id),
        "role": "practitioner",
        "reason": "Starts today",
        **today_as_typed("starts_on"),
    }
    assert page.post(f"/accounts/{account.public_id}/roles/give/", role).status_code == 303
    held = Membership.objects.get(user=account)
    end = {"reason": "Leaves tonight", **today_as_typed("ends_on")}
    assert page.post(f"/accounts/roles/{held.public_id}/end/", end).status_code == 303
    for act in ("disable", "enable", "link"):
        assert page.post(f"/accounts/{account.public_id}/{act}/", {"reason": "Because"}).status_code == 303
    body = page.get(f"/accounts/{account.public_id}/").content.decode()
    assert day_words(today()) in body
    acts = AccountEntry.objects.filter(account=account).order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["opened", "joined", "left", "disabled", "enabled", "link_sent"]


def test_a_powerful_role_is_asked_for_on_one_page_and_decided_by_another_on_another(admin):
    user, office = a_user(), a_team("Board office", AgencyCode.BOARD, TeamKind.OFFICE)
    role = {"team": str(office.public_id), "role": "ig_lead", "reason": "Deputy", **today_as_typed("starts_on")}
    page = browser_of(admin)
    answer = page.post(f"/accounts/{user.public_id}/roles/give/", role, follow=True)
    assert "asked for" in answer.content.decode()
    asked = user.role_requests.get()
    address = reverse("agencies:request-decide", args=[asked.public_id])
    assert page.get(address).status_code == 403
    second = browser_of(a_user(Role.SYSTEM_ADMINISTRATOR))
    assert address in second.get("/").content.decode()
    assert second.post(address, {"decision": "approve", "reason": "Agreed"}).status_code == 303
    assert user.memberships.filter(role="ig_lead").exists()


def test_ones_own_account_is_shown_and_offers_nothing(admin):
    page = browser_of(admin)
    answer = page.get(f"/accounts/{admin.public_id}/")
    assert (answer.context["actions"], answer.status_code) == ([], 200)
    assert page.get(f"/accounts/{admin.public_id}/disable/").status_code == 403


def test_an_administrator_sees_no_child(admin):
    child = a_child(given_name="Unmistakable")
    page = browser_of(admin)
    for name in ("child-view", "child-change", "child-chronology"):
        assert page.get(reverse(f"cases:{name}", args=[child.public_id])).status_code == 403
    for address in ("/", "/accounts/", "/notices/"):
        assert "Unmistakable" not in page.get(address).content.decode()
