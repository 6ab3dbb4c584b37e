from django.conf import settings
from django.db import models
from django.db.models import Q

from intelligence.choices import Assessment, Danger, Handling, HowKnown, ReportState, Source
from intelligence.querysets import ReportManager
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class IntelligenceReport(Record):
    """What someone in an agency saw or heard and sends to police. Police alone read all reports and grade them.

    The grade is source, assessment and handling (3x5x2). `sanitised_text` says nothing that could point to the source;
    it is what may go further. The words of the sender are never changed.
    """

    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="intelligence_reports"
    )
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="intelligence_reports")
    child = models.ForeignKey(
        "cases.Child", null=True, blank=True, on_delete=models.PROTECT, related_name="intelligence_reports"
    )
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.SUBMITTED)
    subject_name = models.CharField(max_length=150, blank=True)
    subject_alias = models.CharField(max_length=150, blank=True)
    subject_description = models.TextField(max_length=2_000, blank=True)
    place = models.CharField(max_length=300, blank=True)
    vehicle_registration = models.CharField(max_length=15, blank=True)
    vehicle_description = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    online_handle = models.CharField(max_length=150, blank=True)
    observed_at = models.DateTimeField(null=True, blank=True)
    how_known = models.CharField(max_length=10, choices=HowKnown.choices)
    narrative = models.TextField(max_length=10_000)
    may_name_source = models.BooleanField()
    danger = models.CharField(max_length=4, choices=Danger.choices)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    source_reliability = models.CharField(max_length=1, choices=Source.choices, blank=True)
    assessment = models.CharField(max_length=1, choices=Assessment.choices, blank=True)
    handling = models.CharField(max_length=1, choices=Handling.choices, blank=True)
    conditions = models.TextField(max_length=2_000, blank=True)
    sanitised_text = models.TextField(max_length=10_000, blank=True)
    graded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    graded_at = models.DateTimeField(null=True, blank=True)

    child_reference: str | None  # annotated by the manager: the child herself may be beyond the reader's wall

    objects = ReportManager()

    constraint_faults = {"report_conditions_said": ("conditions", "Enter the conditions under which it may be shared")}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="graded", graded_at__isnull=False, graded_by__isnull=False)
                & ~Q(source_reliability="")
                & ~Q(assessment="")
                & ~Q(handling="")
                | ~Q(state="graded") & Q(graded_at=None, source_reliability="", assessment="", handling=""),
                name="graded_report_has_a_grade",
            ),
            models.CheckConstraint(condition=~Q(handling="C") | ~Q(conditions=""), name="report_conditions_said"),
            models.CheckConstraint(condition=~Q(danger="yes"), name="report_is_not_an_emergency"),
            models.CheckConstraint(
                condition=Q(state="submitted", taken_at=None) | ~Q(state="submitted") & Q(taken_at__isnull=False),
                name="taken_report_has_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="report_newest"),
            models.Index(fields=["-created_at", "-id"], name="report_waiting", condition=~Q(state="graded")),
            models.Index(fields=["submitted_by", "-created_at"], name="report_of_sender"),
            models.Index(fields=["child", "-created_at"], name="report_of_child"),
        ]

    def __str__(self) -> str:
        return f"intelligence report {self.public_id}"

    @property
    def grade(self) -> str:
        """The grade as police write it, such as 2DP; nothing before it is given."""
        return f"{self.source_reliability}{self.assessment}{self.handling}"
