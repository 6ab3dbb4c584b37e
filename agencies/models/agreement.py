import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.choices import Document
from agencies.querysets import VersionQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

FOR_GOOD = pgtrigger.Update | pgtrigger.Delete


@tracked()
class AgreementVersion(Record):
    """The words of a document that people and agencies agree to, in force from a day on and until a later version is.

    What was published is never changed: a mistake is mended by the next version. `published_by` is nobody where the
    version came with the service. In the text a line that begins with '# ' is a heading, and with '- ' an item of a list.
    """

    document = models.CharField(max_length=20, choices=Document.choices)
    number = models.PositiveSmallIntegerField()
    in_force_from = models.DateField()
    text = models.TextField()
    changes = models.TextField(blank=True)  # since the version before, for those who know that one
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_version_a_number"),
            models.CheckConstraint(condition=Q(number=1) | ~Q(changes=""), name="later_versions_say_what_changed"),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=FOR_GOOD)]

    def __str__(self) -> str:
        return f"{self.get_document_display()}, version {self.number}"


@tracked()
class Acceptance(Record):
    """That a person has accepted a version; where an agency is named, on behalf of that agency. It stands for good."""

    accepted = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="acceptances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="acceptances")
    agency = models.ForeignKey(
        "agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "accepted"], condition=Q(agency=None), name="one_acceptance_a_person"
            ),
            models.UniqueConstraint(
                fields=["agency", "accepted"], condition=Q(agency__isnull=False), name="one_signature_an_agency"
            ),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=FOR_GOOD)]

    def __str__(self) -> str:
        return f"{self.accepted_id}: {self.agency_id or self.person_id}"
