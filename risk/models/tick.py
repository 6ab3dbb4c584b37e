import pgtrigger
from django.db import models
from django.db.models import Q

from risk.choices import Nature, When
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="assessment")
class IndicatorTick(Record):
    """An indicator that somebody says is present, with what they saw or heard, when, and how they know."""

    assessment = models.ForeignKey("risk.Assessment", on_delete=models.CASCADE, related_name="ticks")
    indicator = models.ForeignKey("risk.Indicator", on_delete=models.PROTECT, related_name="ticks")
    when = models.CharField(max_length=8, choices=When.choices)
    age_at_event = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence = models.TextField(max_length=5_000)
    observed_on = models.DateField(null=True, blank=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="risk_ticks")
    nature = models.CharField(max_length=7, choices=Nature.choices)
    is_health_detail = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ["assessment", "indicator__position"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "indicator"], name="one_tick_an_indicator"),
            models.CheckConstraint(
                condition=Q(age_at_event=None) | Q(age_at_event__lt=18), name="age_at_event_is_a_childs"
            ),
        ]
        triggers = [pgtrigger.Protect(name="evidence_stays", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"indicator {self.indicator_id} in assessment {self.assessment_id}"
