"""The first two administrators come from the command line, the third does not."""

import pytest
from django.core.management import CommandError, call_command

from agencies.models import User

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


def test_an_account_that_is_not_there_is_named():
    with pytest.raises(CommandError, match="nobody"):
        call_command("make_administrator", "nobody")
