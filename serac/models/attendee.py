from django.conf import settings
from django.db import models

from serac.choices import Attendance
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked()
class Attendee(Record):
    """Whether an agency was at a meeting, by whom, and whether the confidentiality statement was agreed."""

    meeting = models.ForeignKey("serac.Meeting", on_delete=models.CASCADE, related_name="attendees")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    attendance = models.CharField(max_length=9, choices=Attendance.choices)
    confidentiality_agreed = models.BooleanField(default=False)

    constraint_faults = {"one_attendee_an_agency": ("agency", "This agency is entered already")}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "agency"], name="one_attendee_an_agency")]

    def __str__(self) -> str:
        return f"meeting {self.meeting_id}: agency {self.agency_id} {self.attendance}"
