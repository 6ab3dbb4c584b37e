import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from risk.choices import Nature, OpenState, When
from risk.models.triggers import changed
from risk.querysets import OpenAssessmentQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

SAID = (
    "open_assessment",
    "indicator",
    "author",
    "agency",
    "source_agency",
    "when",
    "age_at_event",
    "evidence",
    "observed_on",
    "nature",
    "is_health_detail",
)


@tracked(by="child")
class OpenAssessment(Record):
    """An assessment of a child to which the agencies involved put forward what they know, before Social Care completes it.

    It sets no level and proposes none. It ends with the assessment that was made from it, or without one and a reason.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="open_assessments")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="open_assessments")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="open_assessments")
    why = models.TextField(max_length=2_000)
    wanted_by = models.DateField()
    state = models.CharField(max_length=9, choices=OpenState.choices, default=OpenState.OPEN)
    assessment = models.OneToOneField(
        "risk.Assessment", null=True, blank=True, on_delete=models.PROTECT, related_name="made_from"
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ending_reason = models.TextField(max_length=2_000, blank=True)

    objects = OpenAssessmentQuerySet.as_manager()

    constraint_faults = {
        "one_open_assessment_a_child": ("", "An assessment of this child is open already"),
        "closed_without_assessment_says_why": ("reason", "Enter why it ends without an assessment"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(state=OpenState.OPEN), name="one_open_assessment_a_child"
            ),
            models.CheckConstraint(
                condition=(Q(state=OpenState.OPEN, ended_at=None, ended_by=None))
                | (~Q(state=OpenState.OPEN) & Q(ended_at__isnull=False, ended_by__isnull=False)),
                name="ended_assessment_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=OpenState.COMPLETED) ^ Q(assessment=None), name="completed_has_its_assessment"
            ),
            models.CheckConstraint(
                condition=~Q(state=OpenState.CLOSED) | ~Q(ending_reason=""), name="closed_without_assessment_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"assessment of child {self.child_id} opened by {self.opened_by_id}"


@tracked(by="open_assessment")
class Contribution(Record):
    """An indicator that somebody of an agency puts forward, with what it rests on. It is never changed, only withdrawn.

    `agency` is who says so, `source_agency` who knows it.
    """

    open_assessment = models.ForeignKey("risk.OpenAssessment", on_delete=models.CASCADE, related_name="contributions")
    indicator = models.ForeignKey("risk.Indicator", on_delete=models.PROTECT, related_name="contributions")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contributions")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="contributions")
    source_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    when = models.CharField(max_length=8, choices=When.choices)
    age_at_event = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence = models.TextField(max_length=5_000)
    observed_on = models.DateField(null=True, blank=True)
    nature = models.CharField(max_length=7, choices=Nature.choices)
    is_health_detail = models.BooleanField(default=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["open_assessment", "indicator__position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(age_at_event=None) | Q(age_at_event__lt=18), name="age_put_forward_is_a_childs"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
                name="withdrawn_contribution_says_why",
            ),
        ]
        triggers = [pgtrigger.Protect(name="words_stay", operation=pgtrigger.Update, condition=changed(*SAID))]

    def __str__(self) -> str:
        return f"indicator {self.indicator_id} put forward by {self.author_id}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether it no longer counts."""
        return self.withdrawn_at is not None
