from datetime import time

from django.db import models

from slscb.core.models import Record


class PanelSeries(Record):
    """The grid of days on which the panel meets: every `interval_days` from the first meeting, at a London time."""

    name = models.CharField(max_length=100, unique=True)
    first_meeting_on = models.DateField()
    interval_days = models.PositiveSmallIntegerField(default=28)
    starts_at = models.TimeField(default=time(9, 30))
    venue = models.CharField(max_length=200, blank=True)

    constraint_faults = {"series_has_an_interval": ("interval_days", "Meetings must be at least 7 days apart")}

    class Meta:
        verbose_name_plural = "panel series"
        constraints = [
            models.CheckConstraint(condition=models.Q(interval_days__gte=7), name="series_has_an_interval"),
        ]

    def __str__(self) -> str:
        return self.name
