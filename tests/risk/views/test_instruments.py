"""The tool to be read."""

import uuid

import pytest

from agencies.choices import Role
from tests.factories.agencies import a_user
from tests.factories.risk import the_instrument
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db


def test_anyone_signed_in_reads_the_version_in_force_with_its_rules_and_indicators():
    tool = the_instrument()
    browser = browser_of(a_user(Role.LSCB_MANAGER))
    for address in ("/risk/tool/", f"/risk/tool/{tool.public_id}/"):
        page = browser.get(address).content.decode()
        assert "Two or more medium indicators: MEDIUM" in page
        assert "Exactly one medium indicator: LOW, and a person looks again" in page
        assert "Only for a child under 13 at the event" in page
        assert page.count("<tr") >= 37


def test_a_version_that_there_is_not_is_not_found():
    assert browser_of(a_user()).get(f"/risk/tool/{uuid.uuid4()}/").status_code == 404
