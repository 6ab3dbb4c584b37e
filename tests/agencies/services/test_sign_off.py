"""Every 90 days an agency's own lead confirms each account, or it cannot be used any more."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from agencies import selectors
from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import AccountEntry, User
from agencies.services import accounts, memberships, sign_off
from agencies.tasks import remind_of_sign_off
from slscb.core.clock import today
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from slscb.core.models import Notice
from tests.factories.agencies import LONG_AGO, PASSWORD, a_member_of, a_team, a_user
from tests.helpers.signing_in import api_of, browser_of, signs_in
from tests.helpers.statements import at_most

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock(settings):
    settings.SIGN_OFF_GRACE = timedelta(days=14)
    with time_machine.travel(BEGIN, tick=False) as travelling:
        yield travelling


def a_lead(agency=AgencyCode.HEALTH):
    return a_member_of(agency, Role.AGENCY_LEAD)


def fresh(user):
    return User.objects.get(pk=user.pk)


def told(user):
    return [(one.title, one.urgent) for one in Notice.objects.filter(recipient=user).order_by("pk")]


@pytest.mark.parametrize(("days", "usable"), [(90, True), (104, True), (105, False)])
def test_an_account_that_nobody_confirms_is_suspended_after_90_days_and_14_more(clock, days, usable):
    nurse = a_member_of(AgencyCode.HEALTH)
    api, browser = api_of(nurse), browser_of(nurse)
    with time_machine.travel(BEGIN + days * DAY, tick=False):
        assert (fresh(nurse).closed == "unconfirmed") is not usable
        assert signs_in(nurse.username, PASSWORD) is usable
        assert (api.get("/api/v1/children/").status_code == 200) is usable
        assert browser.get("/children/").status_code == 302, "the session is over in any case"


def test_a_lead_wakes_what_was_suspended_and_the_90_days_begin_anew(clock):
    nurse = a_member_of(AgencyCode.HEALTH)
    with time_machine.travel(BEGIN + 110 * DAY, tick=False):
        sign_off.sign_off(actor=a_lead(), account_id=nurse.public_id, needed=True)
        assert signs_in(nurse.username, PASSWORD)
        assert fresh(nurse).sign_off_due_on == today() + 90 * DAY
    entry = AccountEntry.objects.get(account=nurse)
    assert (entry.act, entry.reason) == ("confirmed", "Still needed")


def test_an_administrator_who_enables_it_begins_them_too(clock):
    nurse = a_member_of(AgencyCode.HEALTH)
    with time_machine.travel(BEGIN + 110 * DAY, tick=False):
        admin = a_user(Role.SYSTEM_ADMINISTRATOR)
        accounts.enable(actor=admin, account_id=nurse.public_id, reason="Her lead is away")
        assert not fresh(nurse).closed


def test_nobody_confirms_their_own_or_another_agencys():
    lead, officer = a_lead(), a_member_of(AgencyCode.POLICE)
    with pytest.raises(NotAllowed):
        sign_off.sign_off(actor=lead, account_id=lead.public_id, needed=True)
    with pytest.raises(NotVisible):
        sign_off.sign_off(actor=lead, account_id=officer.public_id, needed=True)
    with pytest.raises(NotAllowed):
        sign_off.sign_off(actor=officer, account_id=lead.public_id, needed=True)
    assert browser_of(lead).post(f"/accounts/{lead.public_id}/sign-off/", {"decision": "needed"}).status_code == 403


def test_a_leads_account_is_confirmed_by_another_lead_or_by_those_of_the_board():
    lead, second, board = a_lead(), a_lead(), a_lead(AgencyCode.BOARD)
    governance = a_member_of(AgencyCode.BOARD, Role.IG_LEAD)
    for by in (second, board, governance):
        sign_off.sign_off(actor=by, account_id=lead.public_id, needed=True)
    sign_off.sign_off(actor=governance, account_id=board.public_id, needed=True)
    sign_off.sign_off(actor=board, account_id=governance.public_id, needed=True)
    with pytest.raises(NotVisible):
        sign_off.sign_off(actor=lead, account_id=board.public_id, needed=True)


def test_powerful_accounts_are_confirmed_like_any_other():
    board, admin = a_lead(AgencyCode.BOARD), a_member_of(AgencyCode.BOARD, Role.SYSTEM_ADMINISTRATOR)
    assert admin in selectors.accounts_to_sign_off(board)


def test_the_board_answers_for_those_who_belong_to_nobody_else():
    nurse, board = a_member_of(AgencyCode.HEALTH), a_lead(AgencyCode.BOARD)
    panel = a_team("SERAC members", AgencyCode.BOARD, TeamKind.PANEL_MEMBERS)
    memberships.join_team(actor=None, user=nurse, team=panel, role=Role.AGENCY_REPRESENTATIVE, starts_on=LONG_AGO)
    assert nurse not in selectors.accounts_to_sign_off(board)
    assert nurse in selectors.accounts_to_sign_off(a_lead())


def test_whoever_asks_for_an_end_says_why_and_the_administrators_are_told(clock):
    lead, nurse, admin = a_lead(), a_member_of(AgencyCode.HEALTH), a_user(Role.SYSTEM_ADMINISTRATOR)
    with pytest.raises(Invalid):
        sign_off.sign_off(actor=lead, account_id=nurse.public_id, needed=False, reason=" ")
    sign_off.sign_off(actor=lead, account_id=nurse.public_id, needed=False, reason="She has moved to Reading")
    assert told(admin) == [("A lead asks you to end an account", False)]
    assert fresh(nurse).signed_off_on is None
    assert "End asked for" in browser_of(lead).get("/accounts/sign-off/").content.decode()


def test_a_lead_is_reminded_after_76_83_and_90_days_once_each(clock):
    a_member_of(AgencyCode.HEALTH)
    for day in range(100):
        with time_machine.travel(BEGIN + day * DAY, tick=False):
            lead = lead if day else a_lead()  # noqa: F821 - made on the first day
            sign_off.sign_off(actor=a_lead(AgencyCode.BOARD), account_id=lead.public_id, needed=True)
            if day in (75, 76, 77, 82, 83, 89, 90, 95):
                remind_of_sign_off()
                remind_of_sign_off()
            if day == 75:
                assert told(lead) == []
            if day == 89:
                assert len(told(lead)) == 2
    left = {"within 14 days": False, "within 7 days": False, "now": True}
    assert told(lead) == [(f"1 account of Health to confirm {when}", urgent) for when, urgent in left.items()]


def test_nobody_is_reminded_of_their_own_account_but_those_who_confirm_it_are(clock):
    lead = a_lead()
    with time_machine.travel(BEGIN + 85 * DAY, tick=False):
        board, governance = a_lead(AgencyCode.BOARD), a_member_of(AgencyCode.BOARD, Role.IG_LEAD)
        sign_off.remind(actor=None)
        assert told(lead) == []
        assert told(board) == told(governance) == [("1 account of Health to confirm within 7 days", False)]


def test_what_a_night_without_a_worker_left_out_the_next_tells(clock):
    a_member_of(AgencyCode.HEALTH)
    with time_machine.travel(BEGIN + 85 * DAY, tick=False):
        lead = a_lead()
        sign_off.remind(actor=None)
        assert len(told(lead)) == 1


def test_administrators_are_told_of_an_agency_without_a_lead(clock):
    a_member_of(AgencyCode.CAMHS)
    with time_machine.travel(BEGIN + 90 * DAY, tick=False):
        admin = a_member_of(AgencyCode.BOARD, Role.SYSTEM_ADMINISTRATOR)
        sign_off.remind(actor=None)
        assert ("CAMHS has no agency lead", True) in told(admin)


def test_nobody_is_reminded_of_accounts_that_have_ended(clock):
    nurse = a_member_of(AgencyCode.HEALTH)
    User.objects.filter(pk=nurse.pk).update(is_active=False)
    with time_machine.travel(BEGIN + 90 * DAY, tick=False):
        lead = a_lead()
        sign_off.remind(actor=None)
        assert told(lead) == []


def test_a_lead_confirms_on_pages_with_the_same_few_statements_however_many(clock):
    for _ in range(12):
        a_member_of(AgencyCode.HEALTH)
    nurse = a_member_of(AgencyCode.HEALTH)
    with time_machine.travel(BEGIN + 80 * DAY, tick=False):
        lead = a_lead()
        browser = browser_of(lead)
        assert "13 accounts must be confirmed" in browser.get("/").content.decode()
        with at_most(10):
            page = browser.get("/accounts/sign-off/").content.decode()
        assert nurse.username in page and "In 10 days" in page
        address = f"/accounts/{nurse.public_id}/sign-off/"
        assert browser.post(address, {"decision": "end"}).status_code == 422
        assert browser.post(address, {"decision": "needed"}).headers["Location"] == "/accounts/sign-off/"
        assert "12 accounts must be confirmed" in browser.get("/").content.decode()
