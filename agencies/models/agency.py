from django.contrib.auth.models import Group
from django.db import models

from agencies.choices import AgencyCode
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked()
class Agency(Record):
    """One of the agencies that share what each knows. Its group holds the agency's rights to children."""

    code = models.CharField(max_length=20, choices=AgencyCode.choices)
    name = models.CharField(max_length=100)
    telephone = models.CharField(max_length=20, blank=True)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="agency")

    class Meta:
        verbose_name_plural = "agencies"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["code"], name="one_agency_a_code")]

    def __str__(self) -> str:
        return self.name
