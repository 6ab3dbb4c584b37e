import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from risk.choices import Level
from slscb.core.models import Record


class CalibrationRound(Record):
    """An exercise in which practitioners score the same fictional vignettes with one version of the tool.

    It is open from `created_at` until somebody closes it or `closes_on` has passed. It holds nothing about a child.
    """

    title = models.CharField(max_length=100)
    instrument = models.ForeignKey("risk.Instrument", on_delete=models.PROTECT, related_name="calibration_rounds")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closes_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_by=None) | Q(closed_at__isnull=False), name="closed_round_has_moment"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Vignette(Record):
    """A fictional case as it was told in one round, with the answer that its writers agreed on."""

    round = models.ForeignKey("risk.CalibrationRound", on_delete=models.CASCADE, related_name="vignettes")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=100)
    text = models.TextField(max_length=5_000)
    reference_codes = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    reference_level = models.CharField(max_length=6, choices=Level.choices)
    reference_reason = models.TextField(max_length=2_000, blank=True)

    class Meta:
        ordering = ["round", "position"]
        constraints = [models.UniqueConstraint(fields=["round", "position"], name="one_vignette_a_position")]

    def __str__(self) -> str:
        return self.title


class VignetteScore(Record):
    """How one practitioner scored a vignette: once, and never changed."""

    vignette = models.ForeignKey("risk.Vignette", on_delete=models.PROTECT, related_name="scores")
    rater = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="vignette_scores")
    agency = models.ForeignKey(
        "agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="vignette_scores"
    )
    ticks = models.JSONField(default=list, blank=True)
    offence_evidence = models.BooleanField(default=False)
    organised_model = models.BooleanField(default=False)
    calculated_level = models.CharField(max_length=6, choices=Level.choices)
    level = models.CharField(max_length=6, choices=Level.choices)
    reason = models.TextField(max_length=2_000, blank=True)

    constraint_faults = {
        "one_score_a_rater": ("", "You have scored this vignette already"),
        "other_level_has_reason": ("reason", "Say why your level differs from the calculated one"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vignette", "rater"], name="one_score_a_rater"),
            models.CheckConstraint(
                condition=Q(level=F("calculated_level")) | ~Q(reason=""), name="other_level_has_reason"
            ),
        ]
        triggers = [pgtrigger.Protect(name="score_stays", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"vignette {self.vignette_id} by {self.rater_id}"
