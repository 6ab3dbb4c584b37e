"""Referring a child to the panel, and answering."""

import pytest

from agencies.choices import AgencyCode, Role
from agencies.models import User
from cases.models import Child, ChronologyEntry
from serac.choices import ReferralStatus
from serac.services import referrals
from slscb.core.errors import Invalid, NotAllowed, NotVisible, Stale
from slscb.core.models import Notice
from tests.factories.agencies import a_member_of, a_panel, a_user
from tests.factories.cases import a_child

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> User:
    """The coordinator of the panel."""
    return a_panel()[1]


@pytest.fixture
def worker() -> User:
    """The social worker who holds the child."""
    return a_user()


def test_a_referral_lets_the_panel_office_see_the_child_and_tells_it(coordinator, worker):
    child = a_child(worker)
    assert not Child.objects.visible_to(coordinator).exists()
    referral = referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    assert Child.objects.visible_to(coordinator).get() == child
    assert (referral.status, referral.agency.code) == (ReferralStatus.SUBMITTED, AgencyCode.SOCIAL_CARE)
    notice = Notice.objects.get(recipient=coordinator)
    assert child.reference in notice.title and "Amina" not in notice.title
    assert ChronologyEntry.objects.filter(child=child, entry_kind="panel").exists()


def test_a_referral_says_why(worker):
    with pytest.raises(Invalid) as caught:
        referrals.refer_child(actor=worker, child_id=a_child(worker).public_id, reason="  ")
    assert [fault.path for fault in caught.value.faults] == ["reason"]


def test_an_agency_refers_a_child_once_until_the_panel_has_discussed_the_child(coordinator, worker):
    child = a_child(worker)
    referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    with pytest.raises(Invalid, match="referred this child already"):
        referrals.refer_child(actor=worker, child_id=child.public_id, reason="Again")


def test_accepting_tells_the_referrer(coordinator, worker):
    child = a_child(worker)
    made = referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    accepted = referrals.accept_referral(actor=coordinator, referral_id=made.public_id, expected_version=1)
    assert (accepted.status, accepted.decided_by) == (ReferralStatus.ACCEPTED, coordinator)
    assert Notice.objects.filter(recipient=worker).count() == 1
    with pytest.raises(Invalid, match="already settled: accepted"):
        referrals.reject_referral(actor=coordinator, referral_id=made.public_id, reason="Too late")


def test_declining_says_why(coordinator, worker):
    made = referrals.refer_child(actor=worker, child_id=a_child(worker).public_id, reason="We are worried")
    with pytest.raises(Invalid) as caught:
        referrals.reject_referral(actor=coordinator, referral_id=made.public_id, reason=" ")
    assert [fault.path for fault in caught.value.faults] == ["decision_reason"]
    declined = referrals.reject_referral(actor=coordinator, referral_id=made.public_id, reason="Early help suffices")
    assert (declined.status, declined.decision_reason) == (ReferralStatus.REJECTED, "Early help suffices")


def test_a_referral_answered_meanwhile_is_refused(coordinator, worker):
    made = referrals.refer_child(actor=worker, child_id=a_child(worker).public_id, reason="We are worried")
    with pytest.raises(Stale):
        referrals.accept_referral(actor=coordinator, referral_id=made.public_id, expected_version=7)


def test_the_agency_that_referred_takes_its_referral_back_and_no_other(coordinator, worker):
    made = referrals.refer_child(actor=worker, child_id=a_child(worker).public_id, reason="We are worried")
    with pytest.raises(NotAllowed):
        champion = a_member_of(AgencyCode.HEALTH, Role.CHAMPION)
        from cases.choices import Basis
        from cases.services import grants

        grants.give(actor=None, child=made.child, to=champion, basis=Basis.AGENCY)
        referrals.withdraw_referral(actor=champion, referral_id=made.public_id)
    assert referrals.withdraw_referral(actor=worker, referral_id=made.public_id).status == ReferralStatus.WITHDRAWN


def test_only_those_who_see_the_child_refer_and_only_the_office_decides(coordinator, worker):
    child = a_child(worker)
    with pytest.raises(NotVisible):
        referrals.refer_child(actor=a_user(), child_id=child.public_id, reason="We are worried")
    made = referrals.refer_child(actor=worker, child_id=child.public_id, reason="We are worried")
    with pytest.raises(NotAllowed):
        referrals.accept_referral(actor=worker, referral_id=made.public_id)
