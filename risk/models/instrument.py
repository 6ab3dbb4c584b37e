import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from risk.choices import Level
from risk.models.triggers import changed
from risk.querysets import InstrumentQuerySet
from slscb.core.models import Record


class Instrument(Record):
    """One version of the indicator tool, used for assessments from a day on; a draft has no such day.

    `definition` is what the rules read (`risk.rules.instrument_from`). Once the version is in force it never changes:
    old assessments are shown under the words they were made with. A version drafted in the service is proposed for a day
    (`starts_on`) by one person and approved by another; those that the product brings along have no `drafted_by`.
    """

    code = models.CharField(max_length=60)
    tool_version = models.CharField("version", max_length=20)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    definition = models.JSONField()
    in_force_from = models.DateField(null=True, blank=True)
    in_force_until = models.DateField(null=True, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(max_length=2_000, blank=True)

    objects = InstrumentQuerySet.as_manager()

    constraint_faults = {
        "one_instrument_a_version": ("tool_version", "There is already a version with this number"),
        "one_instrument_in_force": ("in_force_from", "Another version is in force on some of these days"),
        "instrument_until_after_from": ("in_force_until", "The last day must not be before the first"),
        "one_draft_of_a_tool": ("", "There is a draft already. Finish it before you begin another"),
        "version_takes_two": ("", "Whoever proposes a version does not approve it"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "tool_version"], name="one_instrument_a_version"),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gte=F("in_force_from")),
                name="instrument_until_after_from",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(in_force_from=None, drafted_by__isnull=False),
                name="one_draft_of_a_tool",
            ),
            models.CheckConstraint(
                condition=Q(in_force_from=None)
                | Q(drafted_by=None)
                | (Q(proposed_by__isnull=False, decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="version_takes_two",
            ),
            ExclusionConstraint(
                name="one_instrument_in_force",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (
                        Func(
                            "in_force_from",
                            "in_force_until",
                            RangeBoundary(inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(in_force_from__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="words_in_force_stay",
                operation=pgtrigger.Update,
                condition=changed("code", "tool_version", "title", "source", "definition", "in_force_from")
                & pgtrigger.Q(old__in_force_from__isnull=False),
            ),
            pgtrigger.Protect(
                name="version_in_force_stays",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__in_force_from__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.tool_version}"

    @property
    def is_draft(self) -> bool:
        """Whether nobody has switched it on."""
        return self.in_force_from is None

    @property
    def is_proposed(self) -> bool:
        """Whether it waits for a second person."""
        return self.is_draft and self.proposed_by_id is not None


class Indicator(Record):
    """One line of a version of the tool: its own words, the child-first label, and where it stands."""

    instrument = models.ForeignKey("risk.Instrument", on_delete=models.CASCADE, related_name="indicators")
    code = models.CharField(max_length=10)
    band = models.CharField(max_length=6, choices=Level.choices)
    text = models.CharField(max_length=300)
    label = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["instrument", "position"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="one_indicator_a_code"),
            models.UniqueConstraint(fields=["instrument", "position"], name="one_indicator_a_position"),
        ]
        triggers = [pgtrigger.Protect(name="indicator_stays", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.code
