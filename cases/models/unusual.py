from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import UnusualDecision, UnusualKind
from cases.querysets import UnusualAccessQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

WORDS = 500


@tracked(by="child")
class UnusualAccess(Record):
    """An opening of a child's record at which somebody else should look, and what they decided.

    One for each person, child, kind and London day; of many children in minutes one for each person and day, about the
    child with whom it became many. Found by a job, which finds the same again and adds nothing.
    """

    event = models.ForeignKey("core.AuditEvent", on_delete=models.PROTECT, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="unusual_accesses")
    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="unusual_accesses")
    unusual_kind = models.CharField(max_length=15, choices=UnusualKind.choices)
    opened_at = models.DateTimeField()
    on_day = models.DateField()
    decision = models.CharField(max_length=10, choices=UnusualDecision.choices, blank=True)
    words = models.CharField(max_length=WORDS, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = UnusualAccessQuerySet.as_manager()

    constraint_faults = {
        "nobody_decides_on_their_own": ("", "Somebody else must decide: it is about you"),
        "decision_has_words_and_somebody": ("words", "Enter what you asked and what you were told"),
    }

    class Meta:
        verbose_name_plural = "unusual accesses"
        constraints = [
            models.UniqueConstraint(fields=["actor", "child", "unusual_kind", "on_day"], name="one_finding_a_day"),
            models.UniqueConstraint(
                fields=["actor", "on_day"], condition=Q(unusual_kind=UnusualKind.MANY), name="many_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("actor")), name="nobody_decides_on_their_own"
            ),
            models.CheckConstraint(
                condition=Q(decision="", words="", decided_by=None, decided_at=None)
                | (~Q(decision="") & ~Q(words="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="decision_has_words_and_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["-opened_at", "-id"], name="unusual_newest"),
            models.Index(fields=["-opened_at", "-id"], name="unusual_undecided", condition=Q(decision="")),
        ]

    def __str__(self) -> str:
        return f"{self.actor_id} on {self.on_day}: {self.unusual_kind}"
