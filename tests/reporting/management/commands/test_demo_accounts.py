"""The demo's accounts are the contract's."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from agencies import selectors
from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import Team, User
from reporting.seeding import seed
from reporting.seeding.accounts import DEMO_PASSWORD
from tests.helpers.signing_in import signs_in

PROMISED = [
    "socialworker",
    "socialworker2",
    "teammanager",
    "serac.chair",
    "serac.coordinator",
    "police",
    "lscb.manager",
    "health",
    "education",
    "camhs",
    "yot",
    "earlyhelp",
    "engage",
    "turningpoint",
    "edt",
    "targetedfamily",
    "ig.lead",
    "sysadmin",
    "cse.lead",
]


def test_the_accounts_and_the_password_are_printed():
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    lines = out.getvalue().splitlines()
    assert [line.split()[0] for line in lines[:-1]] == PROMISED
    assert lines[-1] == f"Password of all: {DEMO_PASSWORD}"


def test_nothing_is_printed_in_a_place_for_real_people(settings):
    settings.SETTINGS_MODULE = "slscb.settings.production"
    with pytest.raises(CommandError):
        call_command("demo_accounts")


@pytest.mark.django_db
def test_everyone_promised_can_sign_in_and_nobody_else():
    seed(children=5, seed=1)
    for username in PROMISED:
        assert signs_in(username, DEMO_PASSWORD), username
    assert {user.username for user in User.objects.all() if user.has_usable_password()} == set(PROMISED)


@pytest.mark.django_db
def test_everyone_promised_gets_to_work_with_one_password_and_no_step_more():
    seed(children=5, seed=1)
    for username in PROMISED:
        browser = Client()
        answer = browser.post("/sign-in/", {"username": username, "password": DEMO_PASSWORD})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/"), username
        assert browser.get("/").status_code == 200, username


@pytest.mark.django_db
def test_a_token_works_at_once_for_whoever_may_open_records():
    seed(children=5, seed=1)
    for username in PROMISED:
        out = StringIO()
        call_command("create_api_token", username, stdout=out)
        may = User.objects.get(username=username).may("child.view")
        answer = Client().get("/api/v1/children/", headers={"Authorization": f"Token {out.getvalue().strip()}"})
        assert answer.status_code == (200 if may else 403), username
        assert "agree to what is in force" not in answer.content.decode(), username


@pytest.mark.django_db
def test_each_account_stands_where_the_contract_says():
    seed(children=5, seed=1)
    people = {user.username: user for user in User.objects.filter(username__in=PROMISED)}
    worker, other, manager = (people[name].standing for name in ("socialworker", "socialworker2", "teammanager"))
    assert worker.team_ids == manager.team_ids and worker.team_ids != other.team_ids
    assert manager.roles == {Role.TEAM_MANAGER}
    office = Team.objects.get(team_kind=TeamKind.PANEL_OFFICE)
    assert {people["serac.chair"], people["serac.coordinator"]} <= set(selectors.people_in([office.pk]))
    members = set(selectors.people_in([Team.objects.get(team_kind=TeamKind.PANEL_MEMBERS).pk]))
    agencies = {selectors.agency_of(user).code for user in members}
    assert agencies == set(AgencyCode) - {AgencyCode.BOARD}, "every agency has a member on the panel"
    for username in ("lscb.manager", "ig.lead", "sysadmin"):
        assert selectors.agency_of(people[username]).code == AgencyCode.BOARD
