from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from missing.choices import EpisodeKind, EpisodeStatus, PoliceRisk, UnresolvedEnding
from missing.querysets import MissingEpisodeQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

GONE = Func("last_seen_at", "returned_at", function="tstzrange", output_field=DateTimeRangeField())


@tracked(by="child")
class MissingEpisode(Record):
    """One time that a child was missing: from when last seen until back. Found and returned are two times.

    One that no return ends is ended by a person's decision: `ended_at`, `ended_by`, what it rests on in `ending_words`, and
    how it ended in `ending` where the child turned 18 and has not come back.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="missing_episodes")
    episode_kind = models.CharField("missing from", max_length=10, choices=EpisodeKind.choices)
    status = models.CharField(max_length=20, choices=EpisodeStatus.choices, default=EpisodeStatus.MISSING)
    last_seen_at = models.DateTimeField()
    reported_at = models.DateTimeField()
    reported_by = models.CharField(max_length=150, blank=True)
    missing_from = models.CharField("where last seen", max_length=300, blank=True)
    thought_to_be_with = models.CharField(max_length=300, blank=True)
    circumstances = models.TextField(max_length=10_000, blank=True)
    carers_account = models.TextField(
        "what those who care for the child say", max_length=10_000, blank=True, default="", db_default=""
    )
    police_reference = models.CharField(max_length=40, blank=True)
    police_risk = models.CharField(max_length=20, choices=PoliceRisk.choices, blank=True)
    found_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    return_place = models.CharField("where found", max_length=300, blank=True)
    return_how = models.CharField("how the child came back", max_length=300, blank=True)
    condition = models.TextField("condition on return", max_length=5_000, blank=True)
    ending = models.CharField(
        "how it ended", max_length=20, choices=UnresolvedEnding.choices, blank=True, default="", db_default=""
    )
    ending_words = models.TextField(
        "what the decision rests on", max_length=5_000, blank=True, default="", db_default=""
    )
    ended_at = models.DateTimeField("when that was decided", null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    return_interview = models.ForeignKey(
        "missing.ReturnInterview", null=True, blank=True, on_delete=models.RESTRICT, related_name="episodes"
    )

    objects = MissingEpisodeQuerySet.as_manager()

    constraint_faults = {
        "one_open_episode": ("", "This child is already recorded as missing: record that return first"),
        "episodes_do_not_overlap": ("last_seen_at", "This overlaps another episode of this child: check both times"),
        "episode_reported_after_last_seen": (
            "last_seen_at",
            "The child was last seen after being reported missing: check both times",
        ),
        "episode_returned_after_last_seen": ("returned_at", "The return must be after the child was last seen"),
        "episode_found_after_last_seen": ("found_at", "The child must be found after being last seen"),
        "episode_found_before_returned": ("found_at", "The child cannot be found after coming back: check both times"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(status="missing"), name="one_open_episode"),
            ExclusionConstraint(
                name="episodes_do_not_overlap",
                expressions=[("child", RangeOperators.EQUAL), (GONE, RangeOperators.OVERLAPS)],
                condition=~Q(status="recorded_in_error"),
            ),
            models.CheckConstraint(
                condition=Q(reported_at__gte=F("last_seen_at")), name="episode_reported_after_last_seen"
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | Q(returned_at__gt=F("last_seen_at")),
                name="episode_returned_after_last_seen",
            ),
            models.CheckConstraint(
                condition=Q(found_at=None) | Q(found_at__gt=F("last_seen_at")), name="episode_found_after_last_seen"
            ),
            models.CheckConstraint(
                condition=Q(found_at=None) | Q(returned_at=None) | Q(found_at__lte=F("returned_at")),
                name="episode_found_before_returned",
            ),
            models.CheckConstraint(
                condition=Q(status="returned", returned_at__isnull=False)
                | Q(status__in=["missing", "closed_at_18"], returned_at=None)
                | Q(status="recorded_in_error"),
                name="returned_episode_has_a_return",
            ),
            models.CheckConstraint(
                condition=(~Q(status="closed_at_18") & Q(ending=""))
                | (Q(status="closed_at_18", ended_at__isnull=False, ended_by__isnull=False) & ~Q(ending="")),
                name="unresolved_episode_was_decided",
            ),
        ]
        indexes = [
            models.Index(fields=["child", "-last_seen_at"], name="episode_newest"),
            models.Index(fields=["last_seen_at"], name="episode_begun"),
            models.Index(fields=["last_seen_at", "child"], name="episode_open", condition=Q(status="missing")),
            models.Index(
                fields=["police_reference"], name="episode_police_reference", condition=~Q(police_reference="")
            ),
        ]

    def __str__(self) -> str:
        return f"episode {self.public_id}"
