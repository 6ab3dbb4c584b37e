"""The command that names a person on a protected record which too few can open."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from agencies.choices import Role
from cases import access
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user
from tests.factories.cases import a_child, protect

pytestmark = pytest.mark.django_db


def said(*words: str, **options: str) -> str:
    out = StringIO()
    call_command("name_on_record", *words, stdout=out, **options)
    return out.getvalue().strip()


@pytest.fixture
def left():
    """A sealed child of whom one who can decide has left."""
    child = a_child(a_user())
    proposer, _ = protect(child, "sealed")
    proposer.is_active = False
    proposer.save()
    return child


@pytest.fixture
def people():
    return {"asked_by": a_user(Role.IG_LEAD).username, "approved_by": a_user().username, "reason": "They have left"}


def test_a_record_with_too_few_is_listed_and_two_people_have_somebody_named(left, people):
    manager = a_user(Role.TEAM_MANAGER)
    assert said() == left.reference
    assert said(left.reference, manager.username, **people) == f"{manager.username} is named on {left.reference}."
    assert access.sees(manager, left.pk)
    left.refresh_from_db()
    assert left.protection == "sealed"
    assert AuditEvent.objects.filter(about=[left.pk], detail__named=str(manager.pk)).exists()
    assert said() == "Every protected record has two people who can decide about it."
    with pytest.raises(CommandError, match="Two people who can decide are named"):
        said(left.reference, a_user(Role.TEAM_MANAGER).username, **people)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"asked_by": "approved_by"}, "must be an information governance lead"),
        ({"approved_by": "asked_by"}, "must be three people"),
        ({"reason": " "}, "Enter the reason"),
    ],
)
def test_it_takes_an_information_governance_lead_another_person_and_a_reason(left, people, changed, fault):
    given = people | {name: people.get(value, value) for name, value in changed.items()}
    manager = a_user(Role.TEAM_MANAGER)
    with pytest.raises(CommandError, match=fault):
        said(left.reference, manager.username, **given)
    assert not access.sees(manager, left.pk)


def test_only_who_can_decide_is_named_and_nobody_on_an_open_or_unknown_record(left, people):
    with pytest.raises(CommandError, match="team manager or a CSE lead"):
        said(left.reference, a_user().username, **people)
    manager = a_user(Role.TEAM_MANAGER)
    for reference in ("ZZZZ-ZZZZ", a_child(a_user()).reference):
        with pytest.raises(CommandError, match="There is no protected record"):
            said(reference, manager.username, **people)
    with pytest.raises(CommandError, match="There is no account for nobody"):
        said(left.reference, "nobody", **people)


def test_whom_the_deny_list_keeps_out_is_not_named(left, people):
    manager = a_user(Role.TEAM_MANAGER)
    left.denials.create(user=manager, reason="Related", denied_by=a_user())
    with pytest.raises(CommandError, match="deny-list"):
        said(left.reference, manager.username, **people)
