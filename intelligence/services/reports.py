"""Sending intelligence, and what police do with it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import User
from cases.access import child_to_change
from cases.choices import Protection
from cases.models import Child
from cases.selectors import people_who_see
from cases.services import chronology
from intelligence import access, rules, signals
from intelligence.choices import Danger, HowKnown, ReportState
from intelligence.models import IntelligenceReport
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, NotAllowed, NotVisible
from slscb.core.writing import change, create


@dataclass(frozen=True, kw_only=True)
class Content:
    """What the sender writes."""

    how_known: HowKnown | str
    narrative: str
    may_name_source: bool
    danger: Danger | str
    observed_at: datetime | None = None
    subject_name: str = ""
    subject_alias: str = ""
    subject_description: str = ""
    place: str = ""
    vehicle_registration: str = ""
    vehicle_description: str = ""
    telephone: str = ""
    online_handle: str = ""


@transaction.atomic
def submit_report(*, actor: User, content: Content, child_id: UUID | None = None) -> IntelligenceReport:
    """Send intelligence to police for one's agency, about a child when named. Raises Invalid, NotAllowed."""
    if not actor.may("intelligence.submit"):
        raise NotAllowed("Your role does not include sending intelligence.")
    agency = agencies.agency_of(actor)
    if agency is None:
        raise NotAllowed("You belong to no agency today.")
    child = _named_child(actor, child_id)
    rules.check_report(rules.Sent(content.danger, content.narrative, content.observed_at), now()).raise_if_any()
    report = create(IntelligenceReport(submitted_by=actor, agency=agency, child=child, **_tidy(content)))
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk] if child else [], target=report)
    if child:
        summary = f"Intelligence sent to police by {agency}"
        chronology.add(actor=actor, child=child, happened_at=now(), kind="intelligence", summary=summary, link=report)
    _tell_police(report)
    return report


@transaction.atomic
def take_report(*, actor: User, report_id: UUID, expected_version: int) -> IntelligenceReport:
    """Police take a report up; what follows for the child begins here. Raises Invalid, NotVisible, Stale."""
    report = access.report_to_change(actor, report_id)
    if report.state != ReportState.SUBMITTED:
        raise Invalid([Fault("", "This report has been taken up already")])
    report.state = ReportState.TAKEN
    return _taken(actor, report, expected_version)


@transaction.atomic
def grade_report(
    *,
    actor: User,
    report_id: UUID,
    source_reliability: str,
    assessment: str,
    handling: str,
    conditions: str = "",
    sanitised_text: str = "",
    expected_version: int,
) -> IntelligenceReport:
    """Give a report its 3x5x2 grade, or a better one. Raises Invalid, NotVisible, Stale."""
    report = access.report_to_change(actor, report_id)
    rules.check_grade(rules.Grade(handling, conditions, sanitised_text, report.narrative)).raise_if_any()
    report.source_reliability, report.assessment, report.handling = source_reliability, assessment, handling
    report.conditions, report.sanitised_text = conditions.strip(), sanitised_text.strip()
    was_new, report.state = report.state == ReportState.SUBMITTED, ReportState.GRADED
    report.graded_by, report.graded_at = actor, now()
    if was_new:
        return _taken(actor, report, expected_version)
    return _changed(actor, report, expected_version)


def _taken(actor: User, report: IntelligenceReport, expected_version: int) -> IntelligenceReport:
    report.taken_by, report.taken_at = actor, now()
    _changed(actor, report, expected_version)
    if report.child_id:  # the id alone: the child herself may be beyond the officer's wall
        signals.report_taken.send(sender=IntelligenceReport, report=report)
    return report


def _changed(actor: User, report: IntelligenceReport, expected_version: int) -> IntelligenceReport:
    change(report, expected_version=expected_version)
    about = [report.child_id] if report.child_id else []
    audit.record(actor=actor, action=Action.CHANGE, about=about, target=report, detail={"state": report.state})
    return report


def _named_child(actor: User, child_id: UUID | None) -> Child | None:
    if child_id is None:
        return None
    try:
        return child_to_change(actor, child_id, "intelligence.submit")
    except NotVisible:
        raise Invalid([Fault("child", "There is no such child that you can see")]) from None


def _tidy(content: Content) -> dict[str, object]:
    values = {name: value.strip() if isinstance(value, str) else value for name, value in vars(content).items()}
    values["vehicle_registration"] = content.vehicle_registration.upper().strip()
    return values


def _officers(report: IntelligenceReport) -> list[User]:
    """Police, without whom the child is denied to, and of a sealed child only officers named; see `_tell_named`."""
    officers: list[User] = list(agencies.people_with([Role.POLICE_LIAISON]))
    if report.child is None:
        return officers
    if report.child.protection == Protection.SEALED:
        seeing = set(people_who_see(report.child.pk, "intelligence.grade"))
        return [officer for officer in officers if officer in seeing]
    denied = set(report.child.denials.filter(ended_at=None).values_list("user_id", flat=True))
    return [officer for officer in officers if officer.pk not in denied]


def _tell_police(report: IntelligenceReport) -> None:
    officers = _officers(report)
    if report.child and not officers:
        _tell_named(report, report.child)
    outbox.notify(
        recipients=officers,
        key=f"intelligence:{report.public_id}",
        title="Intelligence has been sent to police",
        link=reverse("intelligence:report-view", args=[report.public_id]),
        urgent=report.danger == Danger.RUNG,
    )


def _tell_named(report: IntelligenceReport, child: Child) -> None:
    """No officer may read it yet: those who decide about the record are told to name one, or it would lie unread."""
    outbox.notify(
        recipients=people_who_see(child.pk, "child.protect"),
        key=f"intelligence-unread:{report.public_id}",
        title=f"No police officer is named on {child.reference}: name one, intelligence waits",
        link=reverse("cases:child-protection", args=[child.public_id]),
        urgent=True,
    )
