"""No notice leads to a page that its recipient may not open: every kind is provoked and every link opened.

People who have no part in the child stand by: leads and managers elsewhere, a worker whose account is closed, somebody
of the panel whose role does not open agendas. Each kind of reminder and each place that notifies must have a story.
"""

import ast
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from agencies.choices import AgencyCode, Document, Role, TeamKind
from agencies.models import Membership, User
from agencies.services import agreements, sign_off
from cases.models import Child
from cases.services import allocation, denials
from missing.services import episodes, returns
from missing.services.episodes import Report
from missing.services.returns import Return
from risk.models import Assessment
from risk.services import approvals
from serac.services import actions, circulation, referrals
from slscb.core import budget, outbox
from slscb.core.clock import now, today
from slscb.core.models import Notice, Reminder
from slscb.core.outbox import registry
from tests.factories.agencies import a_member_of, a_panel, a_role_request, a_team, a_user, an_agency
from tests.factories.cases import a_child, protect
from tests.factories.intelligence import a_report, an_officer
from tests.factories.missing import HOUR, an_episode
from tests.factories.risk import a_screening, an_assessment, observed
from tests.factories.serac import a_meeting, a_series, an_item
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
APPS = ("agencies", "cases", "intelligence", "missing", "risk", "serac", "reporting")
DAY = timedelta(days=1)


class Place:
    """A team that holds a child, and bystanders."""

    def __init__(self, *, manager: bool = True) -> None:
        self.team = a_team()
        self.worker = a_user(team=self.team)
        self.manager = a_user(Role.TEAM_MANAGER, self.team) if manager else None
        self.lead = a_user(Role.CSE_LEAD, a_team("Safeguarding leads"))
        self.officer = an_officer()
        a_member_of(AgencyCode.HEALTH, Role.CSE_LEAD)
        a_member_of(AgencyCode.POLICE, Role.CSE_LEAD)
        a_user(Role.TEAM_MANAGER)
        self.chair, self.coordinator = a_panel()
        members = a_team("SERAC members", AgencyCode.BOARD, TeamKind.PANEL_MEMBERS)
        a_user(Role.CHAMPION, members)
        self.member = a_user(Role.AGENCY_REPRESENTATIVE, members)
        self.child: Child = a_child(self.worker)

    def leave(self, user: User) -> None:
        """Somebody whose membership ended yesterday, and whose allocation nobody has moved; told before is told well."""
        assert closed_doors() == []
        Notice.objects.update(read_at=now())
        Membership.objects.filter(user=user).update(ends_on=today() - DAY)


def pass_the_days(days: int) -> None:
    """A pass of the dispatcher every six hours."""
    for quarter in range(days * 4):
        outbox.dispatch(now() + quarter * 6 * HOUR)


def an_interview_nobody_holds(place: Place) -> None:
    episode = an_episode(place.child, now() - 5 * HOUR)
    back = Return(returned_at=now() - HOUR)
    returns.record_return(actor=place.worker, episode_id=episode.public_id, back=back)
    pass_the_days(9)


def an_interview_whose_worker_left(place: Place) -> None:
    episode = an_episode(place.child, now() - 5 * HOUR)
    back = Return(returned_at=now() - HOUR)
    returns.record_return(actor=place.worker, episode_id=episode.public_id, back=back)
    place.leave(place.worker)
    pass_the_days(9)


def a_child_reported_missing(place: Place) -> None:
    colleague = a_user(team=place.team)
    report = Report(kind="home", last_seen_at=now() - 3 * HOUR, reported_at=now() - HOUR)
    place.leave(place.worker)
    episodes.report_missing(actor=colleague, child_id=place.child.public_id, report=report)


def a_level_that_calls_for_responses(place: Place) -> None:
    an_assessment("H02", child=place.child, by=place.worker)
    pass_the_days(1)
    Reminder.objects.filter(state="pending").update(due_at=now())
    outbox.dispatch(now())


def a_lower_level_waits(place: Place) -> Assessment:
    asked = {"final_level": "low", "override_reason": "Both explained"}
    return an_assessment("M01", "M02", child=place.child, by=place.worker, **asked)


def a_lower_level_asked_for_and_decided(place: Place) -> None:
    found, decider = a_lower_level_waits(place), place.manager or place.lead
    approve = {"assessment_id": found.public_id, "reason": "Agreed", "expected_version": found.version}
    approvals.approve_level(actor=decider, **approve)


def a_lower_level_decided_after_the_child_has_moved_on(place: Place) -> None:
    found, decider = a_lower_level_waits(place), place.manager or place.lead
    assert closed_doors() == []
    Notice.objects.update(read_at=now())
    elsewhere = a_team()
    allocation.allocate(actor=decider, child_id=place.child.public_id, team=elsewhere, worker=a_user(team=elsewhere))
    manager = a_user(Role.TEAM_MANAGER, elsewhere)
    approve = {"assessment_id": found.public_id, "reason": "Agreed", "expected_version": found.version}
    approvals.approve_level(actor=manager, **approve)


def a_screening_and_a_referral_at_once(place: Place) -> None:
    colleague = a_user(team=place.team)
    a_screening("M01", child=place.child, by=colleague)
    an_assessment(observed("H01", age_at_event=12), child=place.child, by=colleague)


def a_case_allocated(place: Place) -> None:
    other = a_user(team=place.team)
    actor = place.manager or a_user(Role.TEAM_MANAGER, place.team)
    allocation.allocate(actor=actor, child_id=place.child.public_id, team=place.team, worker=other)


def intelligence_sent(place: Place) -> None:
    a_report(place.worker, place.child)


def a_referral_and_its_answer(place: Place) -> None:
    made = referrals.refer_child(actor=place.worker, child_id=place.child.public_id, reason="We are worried")
    referrals.accept_referral(actor=place.coordinator, referral_id=made.public_id, reason="")


def a_referral_answered_after_the_referrer_has_left(place: Place) -> None:
    made = referrals.refer_child(actor=place.worker, child_id=place.child.public_id, reason="We are worried")
    place.leave(place.worker)
    referrals.accept_referral(actor=place.coordinator, referral_id=made.public_id, reason="")


def an_agenda_circulated_and_actions_set(place: Place) -> None:
    referrals.refer_child(actor=place.worker, child_id=place.child.public_id, reason="We are worried")
    series = a_series(first_meeting_on=today() - timedelta(days=280))
    meeting = a_meeting(10, series)
    item = an_item(meeting, place.child)
    circulation.circulate(actor=place.chair, meeting_id=meeting.public_id)
    health, nurse = an_agency(AgencyCode.HEALTH), a_member_of(AgencyCode.HEALTH)
    given = {"item_id": item.public_id, "title": "Arrange a health assessment", "agency": health}
    actions.record_action(actor=place.chair, owner=nurse, due_on=today() + DAY, **given)
    place.leave(nurse)
    Reminder.objects.filter(state="pending").update(due_at=now())
    outbox.dispatch(now())


def a_powerful_role_asked_for(place: Place) -> None:
    asker, _second = a_user(Role.SYSTEM_ADMINISTRATOR), a_user(Role.SYSTEM_ADMINISTRATOR)
    a_role_request(a_user(Role.SYSTEM_ADMINISTRATOR), asker)


def somebody_opened_record_after_record(place: Place) -> None:
    a_user(Role.IG_LEAD)
    budget.remember_stop(place.worker, "cases:child-view")


def a_record_sealed_and_intelligence_sent_that_no_officer_may_read(place: Place) -> None:
    manager, lead = place.manager or a_user(Role.TEAM_MANAGER, place.team), a_user(Role.CSE_LEAD, place.team)
    outbox.notify(
        recipients=[a_user(team=place.team)],
        key="told-before",
        title="Told",
        link=f"/children/{place.child.public_id}/",
    )
    protect(place.child, "sealed", manager, lead)
    a_report(place.worker, place.child)


def a_denial_whose_end_is_proposed(place: Place) -> None:
    manager, lead = place.manager or a_user(Role.TEAM_MANAGER, place.team), a_user(Role.CSE_LEAD, place.team)
    who = {"child_id": place.child.public_id, "user": a_user(team=place.team)}
    denial = denials.deny(actor=manager, reason="Related to a suspect", **who)
    denials.propose_end(actor=lead, denial_id=denial.public_id, reason="They have moved")


def a_number_that_another_record_has(place: Place) -> None:
    a_user(Role.CSE_LEAD, place.team)
    a_child(place.worker, nhs_number="9434765919")
    a_child(a_user(), nhs_number="9434765919")


def a_version_to_sign(place: Place) -> None:
    a_member_of(AgencyCode.HEALTH, Role.AGENCY_LEAD)
    words = agreements.Words(text="As before.", changes="A word about keys", in_force_from=today() + 14 * DAY)
    agreements.publish(actor=a_user(Role.LSCB_MANAGER), document=Document.SHARING, words=words)


def accounts_to_confirm(place: Place) -> None:
    _, _ = (a_member_of(AgencyCode.BOARD, role) for role in (Role.IG_LEAD, Role.SYSTEM_ADMINISTRATOR))
    lead, led = a_member_of(AgencyCode.CAMHS, Role.AGENCY_LEAD), a_member_of(AgencyCode.CAMHS)
    waiting = [lead.pk, led.pk, a_member_of(AgencyCode.ENGAGE).pk]  # an agency without a lead
    User.objects.filter(pk__in=waiting).update(date_joined=now() - 85 * DAY)
    sign_off.remind(actor=None)


def an_account_that_its_lead_wants_ended(place: Place) -> None:
    a_member_of(AgencyCode.BOARD, Role.SYSTEM_ADMINISTRATOR)
    lead, led = a_member_of(AgencyCode.EDUCATION, Role.AGENCY_LEAD), a_member_of(AgencyCode.EDUCATION)
    sign_off.sign_off(actor=lead, account_id=led.public_id, needed=False, reason="She has moved to Reading")


STORIES: tuple[Callable[[Place], None], ...] = (
    an_interview_nobody_holds,
    an_interview_whose_worker_left,
    a_child_reported_missing,
    a_level_that_calls_for_responses,
    a_lower_level_asked_for_and_decided,
    a_lower_level_decided_after_the_child_has_moved_on,
    a_screening_and_a_referral_at_once,
    a_case_allocated,
    intelligence_sent,
    a_referral_and_its_answer,
    a_referral_answered_after_the_referrer_has_left,
    an_agenda_circulated_and_actions_set,
    a_powerful_role_asked_for,
    somebody_opened_record_after_record,
    a_record_sealed_and_intelligence_sent_that_no_officer_may_read,
    a_denial_whose_end_is_proposed,
    a_number_that_another_record_has,
    a_version_to_sign,
    accounts_to_confirm,
    an_account_that_its_lead_wants_ended,
)


def closed_doors() -> list[str]:
    """Every notice whose link its recipient cannot open."""
    shut = []
    for notice in Notice.objects.filter(read_at=None).select_related("recipient"):
        status = browser_of(User.objects.get(pk=notice.recipient_id)).get(notice.link).status_code
        if status != 200:
            roles = sorted(notice.recipient.memberships.values_list("role", flat=True))
            shut.append(f"{notice.key} {notice.link} as {roles}: {status}")
    return shut


@pytest.mark.parametrize("manager", [True, False], ids=["with a manager", "without"])
@pytest.mark.parametrize("story", STORIES)
def test_whoever_is_told_may_open_what_the_notice_leads_to(story, manager):
    story(Place(manager=manager))
    assert closed_doors() == []


def test_a_notice_to_somebody_who_may_not_is_found_by_this_test():
    place = Place()
    outbox.notify(recipients=[a_user()], key="planted", title="Planted", link=f"/children/{place.child.public_id}/")
    assert len(closed_doors()) == 1


def test_every_kind_of_reminder_and_every_place_that_notifies_has_a_story():
    """A new reminder or a new call of `notify` fails here until a story above provokes it."""
    for story in STORIES:
        story(Place())
    carried_out = set(Reminder.objects.filter(state="done").values_list("reminder_kind", flat=True))
    ours = {kind for kind, handler in registry._handlers.items() if handler.__module__.partition(".")[0] in APPS}
    assert ours <= carried_out
    told = {notice.key.partition(":")[0] for notice in Notice.objects.all()}
    assert keys_in_the_source() <= told


def keys_in_the_source() -> set[str]:
    """What the keys of notices begin with, where a call or a helper of it spells one out: `key=f"missing:{…}"`."""
    found = set()
    for path in (path for app in APPS for path in (ROOT / app).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "notify(" in text:
            found |= {key for node in ast.walk(ast.parse(text)) for key in spelt(node)}
    return found


def spelt(node: ast.AST) -> set[str]:
    """The beginning of a literal key given to a notification, up to its first colon."""
    if not isinstance(node, ast.Call) or getattr(node.func, "attr", getattr(node.func, "id", "")) not in (
        "notify",
        "_tell",
    ):
        return set()
    values = [keyword.value for keyword in node.keywords if keyword.arg == "key"]
    texts = [value.values[0] for value in values if isinstance(value, ast.JoinedStr)]
    return {str(text.value).partition(":")[0] for text in texts if isinstance(text, ast.Constant)}
