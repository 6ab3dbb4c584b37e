"""The pages on which somebody looks at unusual openings."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.choices import Role
from slscb.core.clock import now
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, an_unusual_access, protect
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db

LIST = 10


@pytest.fixture
def team():
    return a_team()


@pytest.fixture
def finding(team):
    worker = a_user(team=team)
    return an_unusual_access(worker, a_child(worker, given_name="Unmistakable"), kind="same_surname")


def test_a_manager_sees_their_people_by_reference_and_governance_sees_all(finding, team):
    manager, other, lead = a_user(Role.TEAM_MANAGER, team), a_user(Role.TEAM_MANAGER), a_user(Role.IG_LEAD)
    for user, sees in ((manager, True), (other, False), (lead, True)):
        body = browser_of(user).get(reverse("cases:unusual-list")).content.decode()
        assert (finding.child.reference in body, str(finding.actor) in body) == (sees, sees)
        assert "Unmistakable" not in body
    assert AuditEvent.objects.filter(actor=lead, detail__part="unusual access").exists()


def test_a_decision_is_written_down_with_words_and_leaves_the_list(finding, team):
    page, address = (
        browser_of(a_user(Role.TEAM_MANAGER, team)),
        reverse("cases:unusual-decide", args=[finding.public_id]),
    )
    assert page.post(address, {"decision": "explained", "version": 1}).status_code == 422
    answer = page.post(address, {"decision": "explained", "words": "Asked to cover", "version": 1}, follow=True)
    assert answer.redirect_chain == [(reverse("cases:unusual-list"), 303)]
    assert "Nothing waits to be looked at" in answer.content.decode()
    assert "Asked to cover" in page.get(reverse("cases:unusual-list"), {"state": "decided"}).content.decode()
    assert page.post(address, {"decision": "breach", "words": "Late", "version": 1}).status_code == 409


def test_one_s_own_is_neither_listed_nor_decided(team):
    manager = a_user(Role.TEAM_MANAGER, team)
    own = an_unusual_access(manager, a_child(manager))
    page = browser_of(manager)
    assert own.child.reference not in page.get(reverse("cases:unusual-list")).content.decode()
    assert page.get(reverse("cases:unusual-decide", args=[own.public_id])).status_code == 403


def test_the_list_can_be_narrowed_and_takes_as_many_statements_for_many_as_for_few(finding, team):
    manager, child = a_user(Role.TEAM_MANAGER, team), finding.child
    page = browser_of(manager)
    page.get(reverse("cases:unusual-list"))
    for day in range(30):
        an_unusual_access(finding.actor, child, now() - timedelta(days=day))
    with at_most(LIST):
        body = page.get(reverse("cases:unusual-list")).content.decode()
    assert "Next" in body
    only = page.get(reverse("cases:unusual-list"), {"kind": "same_surname", "state": "open"}).content.decode()
    assert only.count("Same surname as the child") >= 1
    assert f'{reverse("cases:unusual-decide", args=[finding.public_id])}"' in only
    assert only.count("/children/unusual/") < body.count("/children/unusual/")


def test_what_is_about_a_sealed_child_is_looked_at_by_those_named_alone(finding, team):
    manager, _ = protect(finding.child, "sealed")
    for user, sees in ((manager, True), (a_user(Role.TEAM_MANAGER, team), False), (a_user(Role.IG_LEAD), False)):
        body = browser_of(user).get(reverse("cases:unusual-list")).content.decode()
        assert (finding.child.reference in body, str(finding.actor) in body) == (sees, sees)
        page = browser_of(user).get(reverse("cases:unusual-decide", args=[finding.public_id]))
        assert page.status_code == (200 if sees else 404)
