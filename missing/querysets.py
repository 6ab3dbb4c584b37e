from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from cases.access import about_acted, about_visible
from missing.choices import UNDECIDED, WAITING, EpisodeStatus, InterviewStatus, LinkState

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


class EpisodeLinkQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> "EpisodeLinkQuerySet":
        """Links of which the user may see both children: of any other they must not learn that there is one."""
        return self.filter(about_visible(user), about_visible(user, "other_child_id"))

    def real(self) -> "EpisodeLinkQuerySet":
        """Links of which neither episode was recorded in error."""
        error = EpisodeStatus.RECORDED_IN_ERROR
        return self.exclude(Q(episode__status=error) | Q(other_episode__status=error))

    def suggested(self) -> "EpisodeLinkQuerySet":
        """Those that wait for a person to decide."""
        return self.filter(state=LinkState.SUGGESTED)


class GradingQuerySet(AboutChildQuerySet):
    def in_order(self) -> "GradingQuerySet":
        """As police gave them, the first first."""
        return self.order_by("graded_at", "pk")

    def with_the_one_before(self) -> "GradingQuerySet":
        """Each with the level `before` it in the same episode, None for the first."""
        earlier = Q(graded_at__lt=OuterRef("graded_at")) | Q(graded_at=OuterRef("graded_at"), pk__lt=OuterRef("pk"))
        before = self.model._default_manager.filter(earlier, episode=OuterRef("episode")).order_by("-graded_at", "-pk")
        return self.annotate(before=Subquery(before.values("level")[:1]))


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

    def unsigned(self, since: datetime) -> "ReturnInterviewQuerySet":
        """Interviews that were completed from a moment on and that nobody has signed off."""
        return self.filter(status=InterviewStatus.COMPLETED, completed_at__gte=since, signed_off_at=None)


class ExtractRowQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> "ExtractRowQuerySet":
        """Rows about children whom the user may see; and without a child those that the user brought, those that may be about
        a child whom they see, and those of the server's own that resemble nobody. Whoever sees a child by an emergency
        alone has no say about her.
        """
        matches = apps.get_model("missing", "ExtractMatch").objects.filter(about_acted(user), row_id=OuterRef("pk"))
        nobodys = Q(extract__brought_by=user) | Exists(matches) | Q(is_open=True)
        return self.filter((Q(child=None) & nobodys) | (Q(child__isnull=False) & about_acted(user)))

    def undecided(self) -> "ExtractRowQuerySet":
        """Rows of extracts that are recorded for which a person has yet to say which child they are about."""
        return self.filter(state__in=sorted(UNDECIDED)).exclude(extract__state="checked")
