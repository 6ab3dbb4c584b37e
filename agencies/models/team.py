from django.contrib.auth.models import Group
from django.db import models

from agencies.choices import TeamKind
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked()
class Team(Record):
    """A team of an agency. Its group holds the team's rights to children."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=100)
    team_kind = models.CharField(max_length=20, choices=TeamKind.choices, default=TeamKind.CASEWORK)
    telephone = models.CharField(max_length=20, blank=True)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="team")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="one_team_a_name")]

    def __str__(self) -> str:
        return self.name
