"""The page of who opened a record."""

import pytest
from django.urls import reverse

from agencies.choices import Role
from slscb.core import audit
from slscb.core.audit import Action
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db

PAGE = "/children/openings/"


def rows(answer):
    return [(row.action, [link.text for link in row.children], row.more) for row in answer.context["rows"]]


def test_the_page_begins_with_what_was_opened_and_changed_and_says_how_many_listings_there_are():
    child = a_child()
    for _ in range(3):
        audit.record(actor=None, action=Action.LIST, about=[child.pk])
    audit.record(actor=None, action=Action.VIEW, about=[child.pk])
    answer = browser_of(a_user(Role.IG_LEAD)).get(PAGE)
    assert "Listed" not in {action for action, _, _ in rows(answer)}
    assert ("Opened", [child.reference], 0) in rows(answer)
    listed = next(option for option in answer.context["filters"]["kind"].options if option.value == "listed")
    assert (listed.hint, listed.is_chosen) == ("3 events", False)


def test_a_child_listed_twice_in_one_event_is_named_once_and_leads_to_her_own_list():
    child, others = a_child(), [a_child() for _ in range(6)]
    ids = [child.pk, child.pk, *(other.pk for other in others)]
    audit.record(actor=None, action=Action.EXPORT, about=ids)
    answer = browser_of(a_user(Role.IG_LEAD)).get(PAGE, {"kind": "taken"})
    [(_, references, more)] = rows(answer)
    assert references == [child.reference, *(other.reference for other in others[:4])]
    assert more == 2
    assert f'<a class="govuk-link app-unbroken" href="?reference={child.reference}">' in answer.content.decode()


def test_a_reference_in_the_address_shows_the_first_two_kinds_as_ticked():
    child = a_child()
    answer = browser_of(a_user(Role.IG_LEAD)).get(PAGE, {"reference": child.reference})
    ticked = [option.value for option in answer.context["filters"]["kind"].options if option.is_chosen]
    assert ticked == ["opened", "changed"]
    assert [chosen.text for chosen in answer.context["chosen_filters"]] == [child.reference]


def test_who_was_refused_a_record_stands_in_the_childs_own_list():
    child, stranger = a_child(), a_user()
    browser_of(stranger).get(reverse("cases:child-view", args=[child.public_id]))
    asked = {"reference": child.reference, "kind": "refused"}
    answer = browser_of(a_user(Role.IG_LEAD)).get(PAGE, asked)
    [line] = answer.context["rows"]
    assert (line.who, line.why) == (str(stranger), "Not theirs to see, or no such record")
    assert rows(answer) == [("Refused", [child.reference], 0)]


def test_the_list_has_the_same_few_statements_however_long_it_is():
    page, child = browser_of(a_user(Role.IG_LEAD)), a_child()
    for action in (Action.VIEW, Action.LIST, Action.CHANGE):
        for _ in range(60):
            audit.record(actor=None, action=action, about=[child.pk])
    for asked in ({}, {"reference": child.reference}, {"kind": ["opened", "listed"], "page": 2}):
        with at_most(10):
            assert page.get(PAGE, asked).status_code == 200
