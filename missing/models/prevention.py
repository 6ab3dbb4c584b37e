from django.conf import settings
from django.db import models
from django.db.models import Q

from missing.querysets import AboutChildQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

LONG = 10_000


@tracked(by="child")
class PreventionInterview(Record):
    """Police speaking to a child who has been found, once the "safe and well check": what the officer saw and was told.

    It is no return home interview and starts or stops none of that one's clocks. An episode may have several.
    """

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="prevention_interviews")
    episode = models.ForeignKey(
        "missing.MissingEpisode", on_delete=models.CASCADE, related_name="prevention_interviews"
    )
    held_at = models.DateTimeField()
    officer = models.CharField("officer who held it", max_length=150)
    place = models.CharField("where", max_length=200, blank=True)
    seen_alone = models.BooleanField()
    present = models.CharField("who else was there", max_length=300, blank=True)
    said = models.TextField("what the child said", max_length=LONG, blank=True)
    with_whom = models.TextField("who the child had been with", max_length=LONG, blank=True)
    has_concerns = models.BooleanField()
    concerns = models.TextField(max_length=LONG, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AboutChildQuerySet.as_manager()

    constraint_faults = {
        "prevention_concerns_are_said": ("concerns", "Say what the concerns are, and only where there are some"),
        "prevention_seen_alone_or_with": ("present", "Say who else was there, and only where the child was not alone"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(has_concerns=True) & ~Q(concerns="")) | Q(has_concerns=False, concerns=""),
                name="prevention_concerns_are_said",
            ),
            models.CheckConstraint(
                condition=(Q(seen_alone=False) & ~Q(present="")) | Q(seen_alone=True, present=""),
                name="prevention_seen_alone_or_with",
            ),
        ]
        indexes = [models.Index(fields=["episode", "held_at"], name="prevention_in_order")]

    def __str__(self) -> str:
        return f"prevention interview {self.public_id}"
