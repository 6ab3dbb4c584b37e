import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func, Value
from django.utils.functional import cached_property

from agencies.choices import SIGNED_BY_AGENCIES, Document
from slscb.core.clock import london_day, today
from slscb.core.history import tracked
from slscb.core.policy import load_policy

if TYPE_CHECKING:
    from agencies.models.membership import Membership

DOCUMENTS = ArrayField(models.TextField())


class Owed(Func):
    """The documents in force on a day that a person has not accepted, as `VersionQuerySet.owed_by_person` says it."""

    function, output_field = "agreements_owed", DOCUMENTS


class OwedByAgency(Func):
    """Those of some documents that an agency has not signed, as `VersionQuerySet.owed_by_agency` says it."""

    function, output_field = "agreements_unsigned", DOCUMENTS


@dataclass(frozen=True)
class Standing:
    """Where a user stands by the memberships live on a day: ids of agencies, teams and the groups that carry rights."""

    roles: frozenset[str]
    team_ids: tuple[int, ...]
    agency_ids: tuple[int, ...]
    group_ids: tuple[int, ...]


@tracked(leave_out=["password", "last_login", "last_used_on"])
class User(AbstractUser):
    """A person with an account. What they may do follows from their live memberships, never from superuser status."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    job_title = models.CharField(max_length=100, blank=True)
    telephone = models.CharField(max_length=20, blank=True)
    expires_on = models.DateField(null=True, blank=True)  # the last day on which the account can be used
    signed_off_on = models.DateField(null=True, blank=True)  # when a lead last confirmed that it is still needed
    last_used_on = models.DateField(null=True, blank=True)  # through the API; or the day on which it was enabled again

    class Meta:
        ordering = ["last_name", "first_name"]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def live_memberships(self) -> "list[Membership]":
        """Today's memberships with team and agency, the oldest first; read once for each user and so once a request.

        The same statement says what the person (`owed`) and the agency (`owed_by_agency`) have yet to agree to.
        """
        live = self.memberships.live(today()).select_related("team__agency")
        live = live.annotate(
            owed=Owed(Value(self.pk), Value(today())),
            owed_by_agency=OwedByAgency("team__agency_id", Value([*SIGNED_BY_AGENCIES], DOCUMENTS), Value(today())),
        )
        return list(live.order_by("starts_on", "pk"))

    def owes(self, *, needs_signature: bool) -> list[str]:
        """What keeps the person from use until it is agreed to, in words: by themselves, and by their agencies where what
        they want to use needs that."""
        own = {document for one in self.live_memberships for document in one.owed}
        said = [Document(document).label for document in sorted(own)]
        if needs_signature:
            unsigned = {(document, one.team.agency) for one in self.live_memberships for document in one.owed_by_agency}
            said += sorted(f"{Document(document).label}, signed for {agency.name}" for document, agency in unsigned)
        return said

    @cached_property
    def standing(self) -> Standing:
        """The user's standing today."""
        teams = {one.team for one in self.live_memberships}
        agencies = {team.agency for team in teams}
        return Standing(
            roles=frozenset(one.role for one in self.live_memberships),
            team_ids=tuple(sorted(team.pk for team in teams)),
            agency_ids=tuple(sorted(agency.pk for agency in agencies)),
            group_ids=tuple(sorted({*(team.group_id for team in teams), *(agency.group_id for agency in agencies)})),
        )

    @property
    def closed(self) -> str:
        """What by itself keeps the account from use today: disabled, expired, dormant (30 days unused) or unconfirmed (90
        days and a while since its agency's lead confirmed it); "" for nothing."""
        if not self.is_active:
            return "disabled"
        if self.expires_on is not None and self.expires_on < today():
            return "expired"
        after = settings.ACCOUNT_DORMANT_AFTER
        if after and self.used_on + after < today():
            return "dormant"
        grace = settings.SIGN_OFF_GRACE
        return "unconfirmed" if grace is not None and self.sign_off_due_on + grace < today() else ""

    @property
    def sign_off_due_on(self) -> date:
        """The day until which a lead must confirm that the account is still needed."""
        since = london_day(self.date_joined)
        return max(since, self.signed_off_on or since) + settings.SIGN_OFF_EVERY

    @property
    def used_on(self) -> date:
        """The day of the last use that is known, or on which the account was opened."""
        moments = (self.date_joined, self.last_login)
        days = [london_day(moment) for moment in moments if moment] + [self.last_used_on]
        return max(day for day in days if day)

    @cached_property
    def lives(self) -> bool:
        """Whether the account can be used: it is not closed, and not every membership it ever had is over.

        Asked at every request. Source: security, threat 22; ASVS 7.4.2.
        """
        return not self.closed and bool(self.live_memberships or not self.memberships.exists())

    @cached_property
    def capabilities(self) -> frozenset[str]:
        """The names of everything the user may do, by `slscb/policy.toml`; nothing for an account that has ended."""
        posts = {(one.role, one.team.agency.code) for one in self.live_memberships}
        return load_policy().held_by(posts) if self.lives else frozenset()

    def may(self, capability: str) -> bool:
        """Whether one of the user's roles holds the capability. Raises KeyError for one the policy does not know."""
        load_policy().roles_with(capability)
        return capability in self.capabilities
