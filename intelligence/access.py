"""The one door to an intelligence report: police read all, nobody else any; the sender has a list of their own."""

from uuid import UUID

from agencies.models import User
from intelligence.models import IntelligenceReport
from slscb.core.errors import NotVisible

SEEN_WITH = ("submitted_by", "agency", "child", "taken_by", "graded_by")


def report_for(user: User, report_id: UUID) -> IntelligenceReport:
    """The report, for police. Raises NotVisible for everyone else and where there is none."""
    report: IntelligenceReport | None = None
    if user.may("intelligence.grade"):
        report = (
            IntelligenceReport.objects.not_hidden_from(user)
            .select_related(*SEEN_WITH)
            .filter(public_id=report_id)
            .first()
        )
    if report is None:
        raise NotVisible("intelligence report")
    return report


def report_to_change(user: User, report_id: UUID) -> IntelligenceReport:
    """As `report_for`, with the row locked until the transaction ends."""
    report = report_for(user, report_id)
    locked: IntelligenceReport = IntelligenceReport.objects.select_for_update().get(pk=report.pk)
    return locked
