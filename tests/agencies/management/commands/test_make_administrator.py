"""The first two administrators come from the command line, the third does not."""

import pytest
from django.core.management import CommandError, call_command

from agencies.models import Membership, User

pytestmark = pytest.mark.django_db


def test_the_first_two_are_made_here_and_no_third():
    for name in ("first", "second", "third"):
        User.objects.create_user(name, password="correct horse battery")
    for name in ("first", "second"):
        call_command("make_administrator", name)
        assert User.objects.get(username=name).may("account.manage")
    with pytest.raises(CommandError, match="two administrators"):
        call_command("make_administrator", "third")
    assert not User.objects.get(username="third").may("account.manage")


def test_the_history_says_that_the_command_did_it():
    User.objects.create_user("first", password="correct horse battery")
    call_command("make_administrator", "first")
    kept = Membership.pgh_event_model.objects.get(user__username="first")
    assert (kept.pgh_actor, kept.pgh_act) == (None, "command make_administrator")


def test_an_account_that_is_not_there_is_named():
    with pytest.raises(CommandError, match="nobody"):
        call_command("make_administrator", "nobody")
