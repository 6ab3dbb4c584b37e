from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from cases.access import about_visible
from missing.choices import WAITING, EpisodeStatus

if TYPE_CHECKING:
    from agencies.models import User


class AboutChildQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> "AboutChildQuerySet":
        """Records about the children whom the user may see."""
        return self.filter(about_visible(user))


class MissingEpisodeQuerySet(AboutChildQuerySet):
    def real(self) -> "MissingEpisodeQuerySet":
        """Episodes that happened: all but those recorded in error."""
        return self.exclude(status=EpisodeStatus.RECORDED_IN_ERROR)

    def still_missing(self) -> "MissingEpisodeQuerySet":
        """Episodes of children who have not come back."""
        return self.filter(status=EpisodeStatus.MISSING)

    def begun_between(self, first: datetime, until: datetime) -> "MissingEpisodeQuerySet":
        """Episodes in which the child was last seen from a moment on and before another."""
        return self.real().filter(last_seen_at__gte=first, last_seen_at__lt=until)


class ReturnInterviewQuerySet(AboutChildQuerySet):
    def waiting(self) -> "ReturnInterviewQuerySet":
        """Interviews still to be offered, answered or held."""
        return self.filter(status__in=sorted(WAITING))

    def overdue(self, moment: datetime) -> "ReturnInterviewQuerySet":
        """Waiting interviews whose 72 hours were over before a moment."""
        return self.waiting().filter(due_at__lt=moment)

    def due(self, moment: datetime) -> "ReturnInterviewQuerySet":
        """Waiting interviews that are still in time at a moment."""
        return self.waiting().filter(due_at__gte=moment)
