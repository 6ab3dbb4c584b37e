import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from risk.choices import (
    LEVELS,
    AssessmentKind,
    AssessmentStatus,
    ExploitationModel,
    Flag,
    HarmStatus,
    Level,
    ReviewTrigger,
    TraffickingElement,
)
from risk.models.triggers import changed
from risk.querysets import AssessmentQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

KEPT_FOR_EVER = (
    "assessment_kind",
    "instrument",
    "assessed_on",
    "calculated_level",
    "flags",
    "reasons",
    "completed_by",
)

# It is about another child only where two records became one, or were taken apart again: the ledger of the merge says so.
FOLLOWS_A_MERGE = """
    IF NOT cases_moves('risk.assessment', OLD.id, OLD.child_id, NEW.child_id) THEN
        RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""


def below(level: str, other: str) -> Q:
    """Rows whose `level` is lower than their `other`."""
    return Q(
        *(Q((other, higher), (f"{level}__in", LEVELS[:rank])) for rank, higher in enumerate(LEVELS) if rank),
        _connector=Q.OR,
    )


@tracked(by="child")
class Assessment(Record):
    """The indicator tool completed for a child: a screening proposes a level, an assessment sets it.

    `calculated_level` is what the tool gave, kept unchanged for ever. `final_level` is what a person settled on and
    what is in force; for a screening it is the level proposed. Where the assessor asked for a lower level than
    calculated, `requested_level` holds it and the calculated level is in force until somebody more senior approves.
    Harm is a second answer beside the level and never follows from it.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="risk_assessments")
    assessment_kind = models.CharField(max_length=10, choices=AssessmentKind.choices)
    instrument = models.ForeignKey("risk.Instrument", on_delete=models.PROTECT, related_name="assessments")
    status = models.CharField(max_length=17, choices=AssessmentStatus.choices, default=AssessmentStatus.COMPLETED)
    assessed_on = models.DateField()
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="risk_assessments"
    )
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="risk_assessments")

    calculated_level = models.CharField(max_length=6, choices=Level.choices)
    final_level = models.CharField(max_length=6, choices=Level.choices)
    requested_level = models.CharField(max_length=6, choices=Level.choices, blank=True)
    override_reason = models.TextField(max_length=5_000, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(max_length=5_000, blank=True)

    flags = ArrayField(models.CharField(max_length=30, choices=Flag.choices), default=list, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    review_required = models.BooleanField(default=False)
    review_due_on = models.DateField(null=True, blank=True)
    review_trigger = models.CharField(
        max_length=14, choices=ReviewTrigger.choices, blank=True, default="", db_default=""
    )
    review_triggered_on = models.DateField(null=True, blank=True)

    harm_status = models.CharField(max_length=11, choices=HarmStatus.choices, default=HarmStatus.NO_EVIDENCE)
    offence_evidence = models.BooleanField(default=False)
    organised_model = models.BooleanField(default=False)
    exploitation_models = ArrayField(
        models.CharField(max_length=30, choices=ExploitationModel.choices), default=list, blank=True
    )
    trafficking_elements = ArrayField(
        models.CharField(max_length=10, choices=TraffickingElement.choices), default=list, blank=True
    )
    summary = models.TextField(max_length=20_000, blank=True)
    protective_factors = models.TextField(max_length=20_000, blank=True)
    childs_views = models.TextField(max_length=20_000, blank=True)
    parents_views = models.TextField(max_length=20_000, blank=True)

    based_on_screening = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="assessments_based_on_it"
    )
    previous = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="following")

    objects = AssessmentQuerySet.as_manager()

    constraint_faults = {
        "override_has_reason": ("override_reason", "Say why the final level differs from the calculated one"),
        "lowered_level_is_approved": ("final_level", "Lowering the level needs the approval of a second person"),
        "nobody_approves_own_level": ("approved_by", "Nobody approves their own step-down"),
        "one_first_assessment": ("", "Someone else has just assessed this child. Open the record again"),
        "risk_assessment_previous_id_key": ("", "Someone else has just assessed this child. Open the record again"),
        "one_approval_waiting": ("", "A lower level for this child is already waiting for approval"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(final_level=F("calculated_level")) & Q(requested_level="")) | ~Q(override_reason=""),
                name="override_has_reason",
            ),
            models.CheckConstraint(
                condition=~below("final_level", "calculated_level") | Q(approved_by__isnull=False),
                name="lowered_level_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("completed_by")), name="nobody_approves_own_level"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(refused_by=None), name="approved_or_refused_not_both"
            ),
            models.CheckConstraint(
                condition=~Q(status=AssessmentStatus.AWAITING_APPROVAL)
                | (below("requested_level", "calculated_level") & Q(final_level=F("calculated_level"))),
                name="waiting_level_is_calculated",
            ),
            models.CheckConstraint(condition=Q(review_required=False) ^ ~Q(flags=[]), name="any_flag_requires_review"),
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(assessment_kind=AssessmentKind.ASSESSMENT, previous=None),
                name="one_first_assessment",
            ),
            models.CheckConstraint(
                condition=Q(review_trigger="") ^ Q(review_triggered_on__isnull=False), name="brought_forward_has_day"
            ),
            models.UniqueConstraint(
                fields=["child"], condition=Q(status=AssessmentStatus.AWAITING_APPROVAL), name="one_approval_waiting"
            ),
        ]
        indexes = [
            models.Index(fields=["child", "-assessed_on", "-id"], name="assessment_newest"),
            models.Index(
                fields=["assessed_on"],
                name="assessment_medium_since",
                condition=Q(assessment_kind="assessment", final_level="medium"),
            ),
            models.Index(
                fields=["child"], name="assessment_under_13", condition=Q(flags__contains=[Flag.UNDER_13.value])
            ),
            models.Index(fields=["created_at"], name="assessment_waiting", condition=Q(status="awaiting_approval")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="result_stays",
                operation=pgtrigger.Update,
                condition=changed(*KEPT_FOR_EVER) & ~pgtrigger.Q(old__status=AssessmentStatus.OPEN.value),
            ),
            pgtrigger.Trigger(
                name="child_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=changed("child") & ~pgtrigger.Q(old__status=AssessmentStatus.OPEN.value),
                func=FOLLOWS_A_MERGE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_kind} of child {self.child_id} on {self.assessed_on}"
