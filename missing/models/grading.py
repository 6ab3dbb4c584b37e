from django.conf import settings
from django.db import models

from missing.choices import PoliceRisk
from missing.querysets import GradingQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class PoliceGrading(Record):
    """A level of risk that police gave a missing child, with who, when and why; the episode holds the last of them.

    `graded_at` is when police gave it, `recorded_by` who wrote it down here: nobody where the service did. A level that was
    told with the report or by an extract comes without the officer's reason.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="police_gradings")
    episode = models.ForeignKey("missing.MissingEpisode", on_delete=models.CASCADE, related_name="gradings")
    level = models.CharField(max_length=20, choices=PoliceRisk.choices)
    graded_at = models.DateTimeField()
    graded_by = models.CharField("who of police", max_length=150, blank=True)
    why = models.TextField(max_length=5_000, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = GradingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["episode", "graded_at", "id"], name="grading_in_order")]

    def __str__(self) -> str:
        return f"police grading {self.public_id}"
