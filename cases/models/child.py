from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F

from cases.choices import CareStatus, CaseStatus, Ethnicity, Protection, Sex, Ward
from cases.querysets import ChildQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked()
class Child(Record):
    """A child known to the partnership.

    `risk_level`, `risk_order` and `review_due_on` repeat the standing of the child's latest assessment; the risk app
    writes them in the transaction that saves it, so that lists need no join. `search_name` is what names are found by.
    A number is `contested` where a child whom its writer could not see has it too: see NumberClash.
    `protection` changes with an approved ProtectionChange alone: a trigger of the database holds it (docs/adr/0035).
    A record that is `merged_into` another is seen by nobody: it leads there (docs/adr/0043).
    """

    reference = models.CharField(max_length=9, editable=False)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    known_as = models.CharField("also known as", max_length=200, blank=True)
    search_name = models.CharField(max_length=420, editable=False)
    date_of_birth = models.DateField()
    sex = models.CharField(max_length=1, choices=Sex.choices)
    ethnicity = models.CharField(max_length=4, choices=Ethnicity.choices, default=Ethnicity.NOBT)
    nhs_number = models.CharField("NHS number", max_length=10, null=True, blank=True)
    upn = models.CharField("unique pupil number", max_length=13, null=True, blank=True)
    nhs_contested = models.BooleanField(default=False, db_default=False, editable=False)
    upn_contested = models.BooleanField(default=False, db_default=False, editable=False)
    police_urn = models.CharField("police reference", max_length=30, blank=True)
    ward = models.CharField(max_length=20, choices=Ward.choices, blank=True)
    school = models.CharField(max_length=120, blank=True)
    care_status = models.CharField(max_length=10, choices=CareStatus.choices, default=CareStatus.NONE)
    status = models.CharField(max_length=6, choices=CaseStatus.choices, default=CaseStatus.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    risk_level = models.CharField(max_length=6, blank=True, editable=False)
    risk_order = models.PositiveSmallIntegerField(default=9, editable=False)
    review_due_on = models.DateField(null=True, blank=True, editable=False)
    protection = models.CharField(
        max_length=10, choices=Protection.choices, default=Protection.OPEN, editable=False, db_default=Protection.OPEN
    )

    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged_records"
    )

    objects = ChildQuerySet.as_manager()

    constraint_faults = {
        "one_child_a_nhs_number": (
            "nhs_number",
            "Another record has this NHS number. Ring the front door to compare the two",
        ),
        "one_child_a_upn": (
            "upn",
            "Another record has this unique pupil number. Ring the front door to compare the two",
        ),
    }

    class Meta:
        verbose_name_plural = "children"
        permissions = [
            ("share_child", "Can see a child that was shared with them"),
            ("break_glass_child", "Can see a child in an emergency"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="one_child_a_reference"),
            models.UniqueConstraint(
                fields=["nhs_number"], condition=models.Q(nhs_contested=False), name="one_child_a_nhs_number"
            ),
            models.UniqueConstraint(fields=["upn"], condition=models.Q(upn_contested=False), name="one_child_a_upn"),
            models.CheckConstraint(
                condition=models.Q(status="open", closed_on=None) | models.Q(status="closed", closed_on__isnull=False),
                name="closed_child_has_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["nhs_number"], name="child_nhs_number"),
            models.Index(fields=["upn"], name="child_upn"),
            GinIndex(OpClass(F("search_name"), name="gin_trgm_ops"), name="child_search_name"),
            models.Index(fields=["date_of_birth"], name="child_born"),
            models.Index(fields=["risk_order", "review_due_on"], name="child_risk"),
            models.Index(fields=["id"], name="child_sealed", condition=models.Q(protection="sealed")),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def full_name(self) -> str:
        """Given and family name as people say them."""
        return f"{self.given_name} {self.family_name}"
