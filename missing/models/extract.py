from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import Sex
from missing.choices import DateOrder, ExtractState, PoliceRisk, RowOutcome, RowState
from missing.querysets import ExtractRowQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

# What police wrote. History keeps none of it: it can be forgotten once it has served (docs/adr/0060).
TOLD = (
    "person_reference", "nhs_number", "upn", "our_reference", "forenames", "surname", "born_on", "sex", "police_risk",
    "last_seen_at", "reported_at", "returned_at", "reported_by", "residence", "return_how", "missing_from", "places", "told",
    "faults", "remarks", "differences",
)  # fmt: skip


class ExtractMapping(Record):
    """Which column of a police extract holds what, and how it writes risk levels, sexes and days."""

    name = models.SlugField(max_length=40, unique=True)
    columns = models.JSONField(default=dict)
    risk_words = models.JSONField(default=dict, blank=True)
    sex_words = models.JSONField(default=dict, blank=True)
    date_order = models.CharField(max_length=12, choices=DateOrder.choices, default=DateOrder.DAY_FIRST)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    constraint_faults = {"missing_extractmapping_name_key": ("name", "There is a mapping of this name already")}

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Extract(Record):
    """One file of police missing-person records: who brought it, when, its digest, and what came of it.

    The file itself is not kept. Nobody brought it where the server's own command did.
    """

    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=150)
    digest = models.CharField(max_length=64)
    mapping_name = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=ExtractState.choices, default=ExtractState.CHECKED)
    remarks = models.JSONField(default=list, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state"], name="extract_under_way", condition=Q(state="confirmed"))]

    def __str__(self) -> str:
        return f"extract {self.public_id}"


@tracked(by="child", leave_out=TOLD)
class ExtractRow(Record):
    """One row of an extract: what police say of one time that somebody was missing, and what came of it here.

    Without a child it is seen by whoever brought it, and by those who see a child whom it may be about (ExtractMatch).
    `is_open` marks a row that the server's command brought and that resembles no child: anybody who imports may decide it.
    """

    extract = models.ForeignKey(Extract, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=RowState.choices)
    outcome = models.CharField(max_length=10, choices=RowOutcome.choices, blank=True)
    child = models.ForeignKey("cases.Child", null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    episode = models.ForeignKey(
        "missing.MissingEpisode", null=True, blank=True, on_delete=models.SET_NULL, related_name="extract_rows"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_open = models.BooleanField(default=False)

    police_reference = models.CharField(max_length=40, blank=True)
    person_reference = models.CharField(max_length=30, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    upn = models.CharField(max_length=13, blank=True)
    our_reference = models.CharField(max_length=9, blank=True)
    forenames = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100, blank=True)
    born_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, default=Sex.UNKNOWN)
    police_risk = models.CharField(max_length=20, choices=PoliceRisk.choices, blank=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.CharField(max_length=150, blank=True)
    residence = models.CharField(max_length=100, blank=True)
    return_how = models.CharField(max_length=300, blank=True)
    missing_from = models.CharField(max_length=300, blank=True)
    places = models.TextField(max_length=2_000, blank=True)
    told = models.TextField(max_length=40_000, blank=True)
    faults = models.JSONField(default=list, blank=True)
    remarks = models.JSONField(default=list, blank=True)
    differences = models.JSONField(default=list, blank=True)

    objects = ExtractRowQuerySet.as_manager()

    class Meta:
        ordering = ["extract", "line"]
        constraints = [models.UniqueConstraint(fields=["extract", "line"], name="one_row_a_line")]
        indexes = [
            models.Index(fields=["extract", "state", "line"], name="row_in_state"),
            models.Index(fields=["police_reference"], name="row_police_reference"),
            models.Index(
                fields=["person_reference"], name="row_person", condition=Q(child__isnull=False, state="recorded")
            ),
            models.Index(fields=["id"], name="row_undecided", condition=Q(state__in=["doubtful", "waiting"])),
        ]

    def __str__(self) -> str:
        return f"row {self.public_id}"


@tracked(by="child")
class ExtractMatch(Record):
    """A child whom a row may be about. Seen by those who see the child: to nobody else it tells that there is one."""

    row = models.ForeignKey(ExtractRow, on_delete=models.CASCADE, related_name="matches")
    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="+")
    likeness = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=150)

    class Meta:
        ordering = ["-likeness", "pk"]
        constraints = [models.UniqueConstraint(fields=["row", "child"], name="one_match_a_child")]
        indexes = [models.Index(fields=["child", "row"], name="match_of_child")]

    def __str__(self) -> str:
        return f"row {self.row_id}: child {self.child_id}"
