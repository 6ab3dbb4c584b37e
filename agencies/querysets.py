from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q


class MembershipQuerySet(models.QuerySet[Any]):
    def live(self, day: date) -> "MembershipQuerySet":
        """Memberships that count on a day: begun, and not ended before it."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
