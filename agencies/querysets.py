from datetime import date
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from agencies.choices import SIGNED_BY_AGENCIES


class MembershipQuerySet(models.QuerySet[Any]):
    def live(self, day: date) -> "MembershipQuerySet":
        """Memberships that count on a day: begun, and not ended before it."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class VersionQuerySet(models.QuerySet[Any]):
    """Versions of what is agreed to. Accepting a later version is accepting the earlier ones of the same document."""

    def in_force(self, day: date) -> "VersionQuerySet":
        """Those whose day has come, replaced by a later one or not."""
        return self.filter(in_force_from__lte=day)

    def owed_by_person(self, person: Any) -> "VersionQuerySet":
        """Those that a person (or a reference to one) has not accepted."""
        return self.exclude(self._accepted(person=person, agency=None))

    def owed_by_agency(self, agency: Any) -> "VersionQuerySet":
        """Those that an agency (or a reference to one) has to sign and has not."""
        return self.filter(document__in=SIGNED_BY_AGENCIES).exclude(self._accepted(agency=agency))

    def _accepted(self, **whose: Any) -> Exists:
        acceptances = self.model._meta.get_field("acceptances").related_model._default_manager
        same = {"accepted__document": OuterRef("document"), "accepted__number__gte": OuterRef("number")}
        return Exists(acceptances.filter(**same, **whose))
