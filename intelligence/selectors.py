"""Reading intelligence. Every reading is written into the audit in the same transaction."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases.models import Child
from intelligence import access
from intelligence.models import IntelligenceReport
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.errors import NotAllowed

MOST_WAITING = 100
SHOWN_ON_CARD = 3
GRADE = ("source_reliability", "assessment", "handling", "conditions", "sanitised_text")


def open_report(user: User, report_id: UUID) -> IntelligenceReport:
    """Open one report, for police. Raises NotVisible."""
    report = access.report_for(user, report_id)
    audit.record(actor=user, action=Action.VIEW, about=about([report]), target=report)
    return report


def reports_to_read(user: User, *, waiting: bool = False) -> QuerySet[IntelligenceReport]:
    """All reports, or those that wait for a grade, the newest first; the caller pages it and calls `remember_listed`.

    Raises NotAllowed for all but police.
    """
    if not user.may("intelligence.grade"):
        raise NotAllowed("Police alone read intelligence.")
    every = IntelligenceReport.objects.waiting() if waiting else IntelligenceReport.objects.all()
    reports: QuerySet[IntelligenceReport] = (
        every.select_related("submitted_by", "agency", "child").not_hidden_from(user).newest()
    )
    return reports


def sent_by(user: User) -> QuerySet[IntelligenceReport]:
    """What the user has sent, the newest first, without the grade."""
    sent = (
        IntelligenceReport.objects.not_hidden_from(user)
        .filter(submitted_by=user)
        .select_related("agency", "child")
        .newest()
    )
    own: QuerySet[IntelligenceReport] = sent.defer(*GRADE)
    return own


def remember_listed(user: User, shown: Iterable[IntelligenceReport]) -> None:
    """Write into the audit that these reports were shown in a list."""
    reports = list(shown)
    ids = [str(report.public_id) for report in reports]
    audit.record(actor=user, action=Action.LIST, about=about(reports), detail={"intelligence_reports": ids})


def waiting_count(user: User) -> int:
    """How many reports wait for a grade; counted to one more than 100. None for anyone but police."""
    return reports_to_read(user, waiting=True)[: MOST_WAITING + 1].count() if user.may("intelligence.grade") else 0


def about_child(user: User, child: Child) -> list[IntelligenceReport]:
    """The newest three reports about a child whose page is open: every one for police, else only the user's own."""
    reports = IntelligenceReport.objects.filter(child=child).newest()
    mine = reports if user.may("intelligence.grade") else reports.filter(submitted_by=user)
    return list(mine.select_related("agency")[:SHOWN_ON_CARD])


def may_see_child(user: User, report: IntelligenceReport) -> bool:
    """Whether the user may open the record of the child that a report is about."""
    return bool(report.child_id) and Child.objects.visible_to(user).filter(pk=report.child_id).exists()


def about(reports: Iterable[IntelligenceReport]) -> list[int]:
    """The internal ids of the children that reports are about, each once."""
    return sorted({report.child_id for report in reports if report.child_id})
