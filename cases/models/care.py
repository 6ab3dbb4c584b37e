from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q

from cases.choices import (
    CategoryOfNeed,
    LegalStatus,
    Placement,
    Provider,
    ReasonBegan,
    ReasonEnded,
    ReasonPlacementChanged,
    UpnUnknown,
)
from slscb.core.history import tracked
from slscb.core.models import Record

CARED_FOR = Func("began_on", "ended_on", function="daterange", output_field=DateRangeField())
LETTERS_AND_DIGITS = r"^[A-Z0-9 ]*$"  # what leaves in a file must never be taken for a formula
plain = RegexValidator(LETTERS_AND_DIGITS, "Use capital letters and digits only")


@tracked(by="child")
class CareEpisode(Record):
    """An episode of care by Slough, as the SSDA903 return has it: one placement under one legal status, from day to day.

    One that goes on in another ends on the day on which that begins, with reason X1. The two postcodes are of the home that
    the child came from and of the placement; `urn` is Ofsted's number of the placement.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="care_episodes")
    began_on = models.DateField()
    reason_began = models.CharField(max_length=1, choices=ReasonBegan.choices)
    legal_status = models.CharField(max_length=2, choices=LegalStatus.choices)
    category_of_need = models.CharField(max_length=2, choices=CategoryOfNeed.choices)
    placement = models.CharField(max_length=3, choices=Placement.choices)
    provider = models.CharField(max_length=3, choices=Provider.choices)
    home_postcode = models.CharField(max_length=8, blank=True, validators=[plain])
    placement_postcode = models.CharField(max_length=8, blank=True, validators=[plain])
    urn = models.CharField("Ofsted number", max_length=8, blank=True, validators=[plain])
    ended_on = models.DateField(null=True, blank=True)
    reason_ended = models.CharField(max_length=3, choices=ReasonEnded.choices, blank=True)
    reason_placement_changed = models.CharField(max_length=6, choices=ReasonPlacementChanged.choices, blank=True)

    constraint_faults = {
        "care_does_not_overlap": ("began_on", "This overlaps another episode of care: check both dates"),
        "care_ends_after_it_began": ("ended_on", "An episode of care cannot end before it began"),
    }

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="care_does_not_overlap",
                expressions=[("child", RangeOperators.EQUAL), (CARED_FOR, RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")), name="care_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, reason_ended="") | Q(ended_on__isnull=False) & ~Q(reason_ended=""),
                name="care_that_ended_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    home_postcode__regex=LETTERS_AND_DIGITS,
                    placement_postcode__regex=LETTERS_AND_DIGITS,
                    urn__regex=LETTERS_AND_DIGITS,
                ),
                name="care_is_letters_and_digits",
            ),
        ]
        indexes = [models.Index(fields=["child", "began_on"], name="care_in_order")]

    def __str__(self) -> str:
        return f"care {self.public_id}"


@tracked(by="child")
class CareFacts(Record):
    """What the SSDA903 return asks of a looked-after child besides: why there is no pupil number, whether she is a mother."""

    child = models.OneToOneField("cases.Child", on_delete=models.CASCADE, related_name="care_facts")
    upn_unknown = models.CharField("why there is no pupil number", max_length=3, choices=UpnUnknown.choices, blank=True)
    is_mother = models.BooleanField(null=True, blank=True)
    own_child_born_on = models.DateField(null=True, blank=True)

    constraint_faults = {
        "born_of_a_mother": ("own_child_born_on", "A date of birth of her own child means that she is a mother"),
    }

    class Meta:
        verbose_name_plural = "care facts"
        constraints = [
            models.CheckConstraint(condition=Q(own_child_born_on=None) | Q(is_mother=True), name="born_of_a_mother")
        ]

    def __str__(self) -> str:
        return f"care facts of child {self.child_id}"
