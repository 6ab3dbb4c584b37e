from django.db import models

from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class Address(Record):
    """Where a child lives with the family, and where she is placed; in a table of its own, behind a right of its own.

    Nobody reads it on the way to anything else: it is asked for by itself, and the showing is written into the audit.
    """

    child = models.OneToOneField("cases.Child", on_delete=models.CASCADE, related_name="+")
    home = models.CharField("home address", max_length=300, blank=True)
    home_postcode = models.CharField("postcode of the home", max_length=8, blank=True)
    placement = models.CharField("placement address", max_length=300, blank=True)
    placement_postcode = models.CharField("postcode of the placement", max_length=8, blank=True)

    constraint_faults = {
        "cases_address_child_id_key": ("", "Someone else has just entered an address. Open the record again")
    }

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return f"address of child {self.child_id}"
