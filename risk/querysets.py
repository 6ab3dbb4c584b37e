from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, Q

from risk.choices import AssessmentKind, AssessmentStatus, OpenState, ResponseStatus


class InstrumentQuerySet(models.QuerySet[Any]):
    def in_force(self, day: date) -> "InstrumentQuerySet":
        """The versions used for assessments made on a day: one of each tool."""
        return self.filter(Q(in_force_until=None) | Q(in_force_until__gte=day), in_force_from__lte=day)

    def drafts(self) -> "InstrumentQuerySet":
        """The versions that nobody has switched on yet."""
        return self.filter(in_force_from=None).select_related("drafted_by", "proposed_by", "decided_by")

    def switched_on(self) -> "InstrumentQuerySet":
        """The versions that are, were or will be in force, oldest first."""
        return self.filter(in_force_from__isnull=False).order_by("in_force_from", "pk")


class AssessmentQuerySet(models.QuerySet[Any]):
    def assessments(self) -> "AssessmentQuerySet":
        """Assessments by Children's Social Care, which set a level; also while a lower one waits for approval."""
        return self.filter(
            assessment_kind=AssessmentKind.ASSESSMENT,
            status__in=[AssessmentStatus.COMPLETED, AssessmentStatus.AWAITING_APPROVAL],
        )

    def screenings(self) -> "AssessmentQuerySet":
        """Screenings, which propose a level."""
        return self.filter(assessment_kind=AssessmentKind.SCREENING)

    def in_force(self) -> "AssessmentQuerySet":
        """Assessments that no other has followed: one a child."""
        return self.assessments().filter(following=None)

    def to_follow(self) -> "AssessmentQuerySet":
        """What a new assessment may follow: the one in force, and screenings that no assessment has taken up."""
        unused = Q(assessment_kind=AssessmentKind.SCREENING, assessments_based_on_it=None)
        return self.filter(unused | Q(assessment_kind=AssessmentKind.ASSESSMENT, following=None))

    def newest_first(self) -> "AssessmentQuerySet":
        """By the day of the assessment, then the order of recording."""
        return self.order_by("-assessed_on", "-pk")

    def waiting(self) -> "AssessmentQuerySet":
        """Where a level below the calculated one waits for approval."""
        return self.filter(status=AssessmentStatus.AWAITING_APPROVAL)


class ResponseQuerySet(models.QuerySet[Any]):
    def not_started(self) -> "ResponseQuerySet":
        """Responses that nobody has taken on yet."""
        return self.filter(status=ResponseStatus.NOT_STARTED)


class OpenAssessmentQuerySet(models.QuerySet[Any]):
    def still_open(self) -> "OpenAssessmentQuerySet":
        """Those that agencies can put into: one a child."""
        return self.filter(state=OpenState.OPEN)

    def with_said(self) -> "OpenAssessmentQuerySet":
        """Each with `said`, how often something was put forward or withdrawn: what it grows by, an assessor has not read."""
        return self.annotate(said=Count("contributions") + Count("contributions__withdrawn_at"))
