import uuid
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property

from slscb.core.clock import today
from slscb.core.policy import load_policy


@dataclass(frozen=True)
class Standing:
    """Where a user stands by the memberships live on a day: ids of agencies, teams and the groups that carry rights."""

    roles: frozenset[str]
    team_ids: tuple[int, ...]
    agency_ids: tuple[int, ...]
    group_ids: tuple[int, ...]


class User(AbstractUser):
    """A person with an account. What they may do follows from their live memberships, never from superuser status."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    job_title = models.CharField(max_length=100, blank=True)
    telephone = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["last_name", "first_name"]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @cached_property
    def standing(self) -> Standing:
        """The user's standing today, read once for each user object and so once a request."""
        rows = list(
            self.memberships.live(today()).values_list(
                "role", "team_id", "team__agency_id", "team__group_id", "team__agency__group_id"
            )
        )
        return Standing(
            roles=frozenset(row[0] for row in rows),
            team_ids=tuple(sorted({row[1] for row in rows})),
            agency_ids=tuple(sorted({row[2] for row in rows})),
            group_ids=tuple(sorted({row[3] for row in rows} | {row[4] for row in rows})),
        )

    @cached_property
    def capabilities(self) -> frozenset[str]:
        """The names of everything the user may do, by `slscb/policy.toml`; nothing for a disabled account."""
        return load_policy().held_by(self.standing.roles) if self.is_active else frozenset()

    def may(self, capability: str) -> bool:
        """Whether one of the user's roles holds the capability. Raises KeyError for one the policy does not know."""
        load_policy().roles_with(capability)
        return capability in self.capabilities
