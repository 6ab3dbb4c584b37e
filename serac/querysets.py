from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from cases.access import about_visible
from serac.choices import ActionStatus, MeetingStatus, Outcome, ReferralStatus
from serac.rules.grid import EVERY

if TYPE_CHECKING:
    from agencies.models import User


def not_out(day: date) -> Q:
    """Meetings of the last 28 days, or still to come, whose agenda has not gone out (`rules.can_circulate`)."""
    return Q(held_on__gt=day - EVERY, status__in=(MeetingStatus.PLANNED, MeetingStatus.DRAFT))


class MeetingQuerySet(models.QuerySet[Any]):
    def still_to_come(self, day: date) -> "MeetingQuerySet":
        """Meetings on a day or later that were not cancelled, the next one first."""
        return self.filter(held_on__gte=day).exclude(status=MeetingStatus.CANCELLED).order_by("held_on")

    def to_deal_with(self, day: date) -> "MeetingQuerySet":
        """Meetings still to come, and those of the last 28 days whose agenda never went out; the earliest first."""
        to_come = Q(held_on__gte=day) & ~Q(status=MeetingStatus.CANCELLED)
        return self.filter(to_come | not_out(day)).order_by("held_on")

    def took_place_before(self, day: date, today: date) -> "MeetingQuerySet":
        """Meetings before a day whose agenda went out or, from today on, still can; not those cancelled; latest first."""
        held_or_to_come = Q(circulated_at__isnull=False) | Q(held_on__gte=today)
        found = self.filter(held_or_to_come, held_on__lt=day)
        return found.exclude(status=MeetingStatus.CANCELLED).order_by("-held_on")


class AboutChildQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> "AboutChildQuerySet":
        """Records about the children whom the user may see."""
        return self.filter(about_visible(user))


class ItemQuerySet(AboutChildQuerySet):
    def listed(self) -> "ItemQuerySet":
        """Items that nobody has taken off the agenda."""
        return self.filter(removed=False)


class ReferralQuerySet(AboutChildQuerySet):
    def waiting(self) -> "ReferralQuerySet":
        """Referrals that nobody has decided on."""
        return self.filter(status=ReferralStatus.SUBMITTED)

    def accepted(self) -> "ReferralQuerySet":
        """Referrals that were accepted and have not been discussed."""
        return self.filter(status=ReferralStatus.ACCEPTED)


class DecisionQuerySet(AboutChildQuerySet):
    def latest_before(self, before: date) -> "DecisionQuerySet":
        """The last decision about each child that was made before a day."""
        newest = self.filter(decided_on__lt=before).order_by("child_id", "-decided_on", "-pk").distinct("child_id")
        return self.filter(pk__in=newest.values("pk"))

    def review_due(self, day: date) -> "DecisionQuerySet":
        """Decisions whose next review is due by a day; a child closed to the panel has none."""
        return self.filter(next_review_on__lte=day).exclude(outcome=Outcome.CLOSE)


class ActionQuerySet(AboutChildQuerySet):
    def unfinished(self) -> "ActionQuerySet":
        """Actions that still have to be done."""
        return self.filter(status=ActionStatus.OPEN)

    def overdue(self, day: date) -> "ActionQuerySet":
        """Unfinished actions that were due before a day (`rules.action_overdue`)."""
        return self.unfinished().filter(due_on__lt=day)
