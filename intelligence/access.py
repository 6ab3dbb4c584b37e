"""The one door to an intelligence report and to a mention. Of reports police read all; the sender has a list of their own."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases import access as cases
from intelligence.models import IntelligenceReport, Mention
from slscb.core.errors import NotAllowed, NotVisible

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


def mention_for(user: User, mention_id: UUID, capability: str) -> Mention:
    """A mention in a record about a child whom the user may see and act upon. Raises NotVisible, NotAllowed."""
    return _mention(user, Mention.objects.all(), mention_id, capability)


def mention_to_change(user: User, mention_id: UUID, capability: str) -> Mention:
    """As `mention_for`, with the row locked until the transaction ends."""
    return _mention(user, Mention.objects.select_for_update(of=("self",)), mention_id, capability)


def _mention(user: User, mentions: "QuerySet[Mention]", mention_id: UUID, capability: str) -> Mention:
    seen = cases.acting(mentions.filter(cases.about_visible(user)), user, capability).select_related("place", "subject")
    found: Mention | None = seen.filter(public_id=mention_id).first()
    if found is None:
        raise NotVisible("mention")
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    cases.check_acts(found, capability)
    return found
