"""What is marked is neither shown to nor overwritten by whoever lacks the right; what is empty may be filled in."""

import pytest

from agencies.choices import AgencyCode, Role
from missing.models import MissingEpisode, ReturnInterview
from slscb.core import marking
from slscb.core.errors import Invalid
from slscb.core.policy import load_policy
from tests.factories.agencies import a_member_of, a_user

pytestmark = pytest.mark.django_db

HURT = "A burn on the left hand"


@pytest.fixture
def teacher():
    return a_member_of(AgencyCode.EDUCATION, Role.PRACTITIONER)


def test_each_role_is_shown_what_the_policy_says():
    nurse = a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER)
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    episode = MissingEpisode(condition=HURT, thought_to_be_with="Lex", missing_from="1 Home Street")
    names = ("condition", "thought_to_be_with", "missing_from")
    hidden = marking.NOT_SHOWN
    seen = {who: tuple(marking.shown(who, episode, name) for name in names) for who in (nurse, officer, a_user())}
    assert [*seen.values()] == [
        (HURT, hidden, hidden),
        (hidden, "Lex", "1 Home Street"),
        (HURT, "Lex", "1 Home Street"),
    ]


def test_the_same_role_in_another_agency_does_not_hold_the_right(teacher):
    assert not teacher.may("address.view")
    assert a_user().may("address.view")
    assert load_policy().roles_with("address.view") >= {Role.PRACTITIONER}


def test_nothing_is_hidden_where_there_is_nothing(teacher):
    assert marking.shown(teacher, MissingEpisode(), "condition") == ""


def test_what_is_there_cannot_be_overwritten(teacher):
    episode = MissingEpisode(condition=HURT)
    with pytest.raises(Invalid) as refused:
        marking.writable(teacher, episode, {"condition": "Fine", "return_how": "By bus"})
    assert [fault.path for fault in refused.value.faults] == ["condition"]


@pytest.mark.parametrize("empty", ["", None])
def test_nor_emptied_and_the_rest_is_written(teacher, empty):
    episode = MissingEpisode(condition=HURT)
    assert marking.writable(teacher, episode, {"condition": empty, "return_how": "By bus"}) == {"return_how": "By bus"}


def test_what_is_empty_can_be_filled_in(teacher):
    assert marking.writable(teacher, ReturnInterview(), {"health_needs": HURT}) == {"health_needs": HURT}


def test_whoever_holds_the_right_writes_what_they_like():
    assert marking.writable(a_user(), MissingEpisode(condition=HURT), {"condition": ""}) == {"condition": ""}
