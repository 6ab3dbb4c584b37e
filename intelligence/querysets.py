from typing import Any

from django.db import models

from cases.access import reference_of
from intelligence.choices import ReportState


class ReportQuerySet(models.QuerySet[Any]):
    def waiting(self) -> "ReportQuerySet":
        """Reports that police have yet to grade."""
        return self.exclude(state=ReportState.GRADED)

    def newest(self) -> "ReportQuerySet":
        """The last sent first."""
        return self.order_by("-created_at", "-pk")


class ReportManager(models.Manager.from_queryset(ReportQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> ReportQuerySet:
        """Reports with the reference of the child they are about: police know that much of a child they may not see."""
        reports: ReportQuerySet = super().get_queryset().annotate(child_reference=reference_of())
        return reports
