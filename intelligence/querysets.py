from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from cases import access as cases
from intelligence.choices import ReportState

if TYPE_CHECKING:
    from agencies.models import User
    from slscb.core.models import Record


class ReportQuerySet(models.QuerySet[Any]):
    def not_hidden_from(self, user: "User") -> "ReportQuerySet":
        """Without those about a child denied to the reader, or sealed without naming them."""
        return self.filter(Q(child=None) | cases.not_hidden(user))

    def waiting(self) -> "ReportQuerySet":
        """Reports that police have yet to grade."""
        return self.exclude(state=ReportState.GRADED)

    def newest(self) -> "ReportQuerySet":
        """The last sent first."""
        return self.order_by("-created_at", "-pk")


class ReportManager(models.Manager.from_queryset(ReportQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> ReportQuerySet:
        """Reports with the reference of the child they are about: police know that much of a child they may not see."""
        reports: ReportQuerySet = super().get_queryset().annotate(child_reference=cases.reference_of())
        return reports


class PlaceQuerySet(models.QuerySet[Any]):
    def listed(self) -> "PlaceQuerySet":
        """The borough's own list by name: what anybody may choose from."""
        return self.filter(is_listed=True).order_by("name", "pk")


class MentionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> "MentionQuerySet":
        """Mentions in records about the children whom the user may see."""
        return self.filter(cases.about_visible(user))

    def told_in(self, *records: "Record") -> "MentionQuerySet":
        """What these records name."""
        return self.filter(told_id__in=[record.public_id for record in records])
