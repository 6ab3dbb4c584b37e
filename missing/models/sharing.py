from django.conf import settings
from django.db import models
from django.db.models import Q

from missing.choices import SharingBasis, WhatWasShared
from missing.querysets import AboutChildQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

LONG = 2_000


@tracked(by="child")
class InterviewSharing(Record):
    """That a completed return home interview was shared with a body, or that it was decided not to: how much, on what
    basis and why, and whether the child was told.

    It records a fact and lets nobody see anything. It is only added: another one puts a wrong one right.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="interview_sharings")
    interview = models.ForeignKey("missing.ReturnInterview", on_delete=models.CASCADE, related_name="sharings")
    agency = models.ForeignKey("agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.CharField("another body", max_length=150, blank=True)
    person = models.CharField("who there", max_length=150, blank=True)
    shared = models.CharField("what was shared", max_length=10, choices=WhatWasShared.choices)
    basis = models.CharField(max_length=20, choices=SharingBasis.choices)
    why = models.TextField(max_length=LONG)
    child_told = models.BooleanField("whether the child was told")
    not_told_reason = models.CharField("why the child was not told", max_length=500, blank=True)
    shared_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AboutChildQuerySet.as_manager()

    constraint_faults = {
        "sharing_names_one_body": ("agency", "Choose an agency or write another body: one of the two"),
        "sharing_says_why_not_told": ("not_told_reason", "Say why the child was not told, and only then"),
        "sharing_refused_without_consent": ("basis", "The child’s agreement is no reason not to share"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False, organisation="") | (Q(agency=None) & ~Q(organisation="")),
                name="sharing_names_one_body",
            ),
            models.CheckConstraint(
                condition=Q(child_told=True, not_told_reason="") | (Q(child_told=False) & ~Q(not_told_reason="")),
                name="sharing_says_why_not_told",
            ),
            models.CheckConstraint(
                condition=~Q(shared="nothing", basis="child_agreed"), name="sharing_refused_without_consent"
            ),
        ]
        indexes = [models.Index(fields=["interview", "shared_at", "id"], name="sharing_in_order")]

    def __str__(self) -> str:
        return f"sharing of an interview {self.public_id}"

    @property
    def body(self) -> str:
        """The agency or the other body."""
        return str(self.agency) if self.agency else self.organisation
