"""One token on standard output, for scripts: `TOKEN=$(manage.py create_api_token socialworker)`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from slscb.core.models import AuditEvent
from tests.factories.agencies import a_user

pytestmark = pytest.mark.django_db


def printed(username: str) -> str:
    out = StringIO()
    call_command("create_api_token", username, stdout=out)
    return out.getvalue()


def test_it_prints_one_token_that_works_and_nothing_else():
    a_user(username="socialworker")
    token = printed("socialworker").removesuffix("\n")
    assert token == token.strip() and "\n" not in token and len(token) == 64
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    assert client.get("/api/v1/children/").status_code == 200


def test_a_second_token_leaves_the_first_valid():
    a_user(username="socialworker")
    assert printed("socialworker") != printed("socialworker")


def test_the_issue_is_audited_without_the_token():
    user = a_user(username="socialworker")
    token = printed("socialworker").strip()
    event = AuditEvent.objects.filter(action="grant").latest("pk")
    assert event.detail == {"token_of": user.pk}
    assert token not in str(event.detail)


@pytest.mark.parametrize("username", ["nobody", "", "Robert'); DROP TABLE--", "disabled"])
def test_an_account_that_is_not_there_or_not_active_is_refused_in_one_line(username):
    user = a_user(username="disabled")
    user.is_active = False
    user.save()
    with pytest.raises(CommandError) as refused:
        printed(username)
    assert str(refused.value) == f"There is no active account called {username}."
    assert refused.value.returncode == 1
