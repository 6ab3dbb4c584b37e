import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from serac.choices import MeetingStatus
from serac.querysets import MeetingQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

ON_GRID = """
    IF EXISTS (
        SELECT 1 FROM serac_panelseries AS series WHERE series.id = NEW.series_id AND (
            NEW.held_on < series.first_meeting_on
            OR (NEW.held_on - series.first_meeting_on) % series.interval_days <> 0
        )
    ) THEN
        RAISE EXCEPTION 'the day is not on the grid' USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_on_grid';
    END IF;
    RETURN NEW;
"""


@tracked()
class Meeting(Record):
    """One meeting of the panel, on a day of its series' grid.

    `agenda_built_at` is when the rules last listed children; `circulated_at` when the members were given the agenda.
    """

    series = models.ForeignKey("serac.PanelSeries", on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    status = models.CharField(max_length=10, choices=MeetingStatus.choices, default=MeetingStatus.PLANNED)
    agenda_built_at = models.DateTimeField(null=True, blank=True, editable=False)
    circulated_at = models.DateTimeField(null=True, blank=True, editable=False)
    circulated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    minutes = models.TextField(max_length=20_000, blank=True)

    objects = MeetingQuerySet.as_manager()

    constraint_faults = {
        "one_meeting_a_day": ("held_on", "There is a meeting on this day already"),
        "meeting_on_grid": ("held_on", "This day is not one of the panel's days"),
    }

    class Meta:
        ordering = ["held_on"]
        constraints = [
            models.UniqueConstraint(fields=["series", "held_on"], name="one_meeting_a_day"),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "draft", "cancelled"]) | Q(circulated_at__isnull=False),
                name="meeting_circulated_before_held",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="on_grid",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("held_on", "series_id"),
                func=ON_GRID,
            )
        ]

    def __str__(self) -> str:
        return f"SERAC {self.held_on}"
