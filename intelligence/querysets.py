from typing import Any

from django.db import models

from intelligence.choices import ReportState


class ReportQuerySet(models.QuerySet[Any]):
    def waiting(self) -> "ReportQuerySet":
        """Reports that police have yet to grade."""
        return self.exclude(state=ReportState.GRADED)

    def newest(self) -> "ReportQuerySet":
        """The last sent first."""
        return self.order_by("-created_at", "-pk")
