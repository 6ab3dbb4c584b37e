from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from missing.choices import DeclineReason, GoingAgain, Harm, InterviewStatus, NotOfferedReason, PullFactor, PushFactor
from missing.querysets import ReturnInterviewQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

OPEN = ["offered", "scheduled", "to_offer"]
LONG = 20_000
# What was said, at length: left out wherever interviews are listed.
SAID = (
    "why_left", "where_stayed", "with_whom", "travel", "what_happened", "harm_details", "health_needs", "online",
    "childs_words", "what_would_help", "immediate_safety", "next_steps", "closing_words",
)  # fmt: skip


def codes(choices: type[models.TextChoices]) -> ArrayField:
    """Any number of codes of one list."""
    return ArrayField(models.CharField(max_length=30, choices=choices.choices), default=list, blank=True)


@tracked(by="child")
class ReturnInterview(Record):
    """A return home interview: due 72 elapsed hours after the return, then offered, and held or declined.

    The answers are kept as they are written, section by section, while it waits; it counts as held once completed.
    `closed_at` is when it was held, declined or decided against; `completed_at` is when its record was finished.
    `decided_by` is who decided against it, `completed_by` who completed its record (unknown of old ones), `signed_off_by`
    the manager who has read it. One that was held together with another points at it by `covered_by`, and its episodes
    point there too.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="return_interviews")
    due_at = models.DateTimeField()
    status = models.CharField(max_length=20, choices=InterviewStatus.choices, default=InterviewStatus.TO_OFFER)
    arranged_for = models.DateTimeField(null=True, blank=True)

    held_at = models.DateTimeField(null=True, blank=True)
    interviewer = models.CharField(max_length=150, blank=True)
    agency = models.ForeignKey("agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_independent = models.BooleanField(default=True)
    chosen_by_child = models.BooleanField(default=False)
    not_independent_reason = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=200, blank=True)
    in_person = models.BooleanField(default=True)
    sharing_explained = models.BooleanField(default=False)
    late_reason = models.CharField(max_length=500, blank=True)

    push_factors = codes(PushFactor)
    pull_factors = codes(PullFactor)
    why_left = models.TextField(max_length=LONG, blank=True)
    where_stayed = models.TextField(max_length=LONG, blank=True)
    with_whom = models.TextField(max_length=LONG, blank=True)
    travel = models.TextField(max_length=LONG, blank=True)
    what_happened = models.TextField(max_length=LONG, blank=True)
    harms = codes(Harm)
    harm_details = models.TextField(max_length=LONG, blank=True)
    health_needs = models.TextField(max_length=LONG, blank=True)
    online = models.TextField("phones and social media", max_length=LONG, blank=True)
    childs_words = models.TextField("the child's own words", max_length=LONG, blank=True)
    what_would_help = models.TextField(max_length=LONG, blank=True)
    going_again = models.CharField(max_length=10, choices=GoingAgain.choices, blank=True)
    is_safe_now = models.BooleanField(null=True, blank=True)
    immediate_safety = models.TextField(max_length=LONG, blank=True)
    next_steps = models.TextField(max_length=LONG, blank=True)

    closed_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    closing_reason = models.CharField(
        max_length=30, choices=sorted({*DeclineReason.choices, *NotOfferedReason.choices}), blank=True
    )
    closing_words = models.TextField(max_length=5_000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_off_at = models.DateTimeField(null=True, blank=True)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sign_off_words = models.TextField(
        "comment of the sign-off", max_length=2_000, blank=True, default="", db_default=""
    )
    covered_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.RESTRICT, related_name="covers")

    objects = ReturnInterviewQuerySet.as_manager()

    constraint_faults = {
        "interview_closed_has_a_time": ("", "This interview was closed by someone else. Open it again"),
        "interview_completed_was_held": ("held_at", "Enter when the interview was held"),
        "interview_signed_off_by_somebody": ("", "Only a completed interview is signed off, by somebody"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=OPEN, closed_at=None) | (~Q(status__in=OPEN) & Q(closed_at__isnull=False)),
                name="interview_closed_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="completed")
                | Q(held_at__isnull=False, completed_at__isnull=False, closed_at=F("held_at")),
                name="interview_completed_was_held",
            ),
            models.CheckConstraint(
                condition=(~Q(status="covered") & Q(covered_by=None)) | Q(status="covered", covered_by__isnull=False),
                name="interview_covered_by_another",
            ),
            models.CheckConstraint(
                condition=Q(signed_off_at=None, signed_off_by=None, sign_off_words="")
                | Q(status="completed", signed_off_at__isnull=False, signed_off_by__isnull=False),
                name="interview_signed_off_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="interview_waiting", condition=Q(status__in=OPEN)),
            models.Index(fields=["child", "-due_at"], name="interview_newest"),
            models.Index(fields=["due_at", "id"], name="interview_due"),
            models.Index(
                fields=["completed_at"],
                name="interview_unsigned",
                condition=Q(status="completed", signed_off_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"return interview {self.public_id}"
