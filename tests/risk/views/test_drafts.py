"""The level while somebody ticks, and the draft kept meanwhile or thrown away."""

import pytest

from agencies.choices import AgencyCode, Role
from risk.models import Assessment, ToolDraft
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import an_assessment, the_instrument
from tests.helpers.signing_in import browser_of
from tests.helpers.statements import at_most
from tests.risk.views.test_tool import address, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    the_instrument()
    an_agency(AgencyCode.POLICE)
    return a_user()


@pytest.fixture
def child(worker):
    return a_child(worker)


@pytest.mark.parametrize("what", ["assess", "screen"])
def test_the_level_is_told_with_its_rule_indicators_and_what_would_change_it(worker, child, what):
    response = browser_of(worker).post(address(child, f"{what}/result"), typed("M01", "M02", "H02", H02_when=""))
    page = response.content.decode()
    assert response.status_code == 200
    for words in (
        "MEDIUM",
        "Two or more medium indicators",
        "M02: Someone is grooming the child online",
        "1 ticked indicator is not counted yet: H02",
        "With fewer than two of M01 and M02 the level would be low.",
        "If H02 is current the level would be high.",
    ):
        assert words in page
    assert "<html" not in page
    assert child.family_name not in page


def test_asking_keeps_nothing_until_something_was_typed(worker, child):
    browser = browser_of(worker)
    browser.post(address(child, "assess/result"), typed("M01"))
    assert not ToolDraft.objects.exists()
    page = browser.post(address(child, "assess/result"), typed("M01", draft="kept", M01_when="")).content.decode()
    assert "Kept as a draft at" in page
    assert ToolDraft.objects.get().typed["M01_evidence"] == ["Seen M01"]
    assert "csrfmiddlewaretoken" not in ToolDraft.objects.get().typed
    assert not Assessment.objects.exists()


def test_a_day_before_there_was_a_tool_is_told_in_the_result(worker, child):
    old = typed("M01", draft="kept", assessed_on_year="2014")
    assert (
        "No version of the tool was in force"
        in browser_of(worker).post(address(child, "assess/result"), old).content.decode()
    )
    assert ToolDraft.objects.exists()


def test_who_may_not_use_the_tool_gets_no_level_and_keeps_nothing(worker, child):
    asked = typed("M01", draft="kept")
    assert browser_of(a_user()).post(address(child, "assess/result"), asked).status_code == 404
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    assert browser_of(officer).post(address(child, "assess/result"), asked).status_code == 403
    assert browser_of(worker).get(address(child, "assess/result")).status_code == 405
    assert not ToolDraft.objects.exists()


def test_throwing_away_asks_first_and_starts_empty(worker, child):
    browser = browser_of(worker)
    browser.post(address(child), typed("M01", action="keep"))
    assert "Throw your answers away?" in browser.get(address(child, "assess/discard")).content.decode()
    assert ToolDraft.objects.exists()
    response = browser.post(address(child, "assess/discard"))
    assert (response.status_code, response["Location"]) == (303, address(child))
    assert not ToolDraft.objects.exists()


def test_the_level_needs_as_many_statements_however_much_is_known_or_ticked(worker, child):
    browser = browser_of(worker)
    browser.post(address(child, "assess/result"), typed("M01", draft="kept"))
    an_assessment("L01", "M01", "M02", child=child)
    events = AuditEvent.objects.count()
    with at_most(10):
        browser.post(address(child, "assess/result"), typed("L01", "L02", "M01", "M02", draft="kept"))
    assert AuditEvent.objects.count() == events
