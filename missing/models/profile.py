from django.db import models
from django.db.models import Q

from missing.querysets import AboutChildQuerySet
from slscb.core.history import tracked
from slscb.core.models import Record

SHORT, LONG = 200, 400  # so that all of it goes on one sheet


@tracked(by="child")
class MissingProfile(Record):
    """What police need to know of a child on the day she is missing, asked of those who know her beforehand."""

    child = models.OneToOneField("cases.Child", on_delete=models.CASCADE, related_name="missing_profile")
    appearance = models.TextField(max_length=LONG)
    marks = models.TextField("scars, marks and tattoos", max_length=SHORT, blank=True)
    health_needs = models.TextField("health and medication", max_length=LONG, blank=True)
    communication = models.TextField("language and communication", max_length=SHORT, blank=True)
    reached_by = models.TextField("phones and social media", max_length=LONG, blank=True)
    places = models.TextField("where the child may be", max_length=LONG, blank=True)
    friends = models.TextField("friends and family", max_length=LONG, blank=True)
    people_of_concern = models.TextField(max_length=LONG, blank=True)
    money_and_travel = models.TextField(max_length=SHORT, blank=True)
    worries = models.TextField("what worries those who know the child", max_length=LONG, blank=True)
    who_to_tell = models.TextField("who to tell", max_length=SHORT, blank=True)
    has_photograph = models.BooleanField("a recent photograph is held")
    photograph_at = models.CharField("where the photograph is", max_length=SHORT, blank=True)
    written_with = models.CharField(max_length=SHORT)
    reviewed_on = models.DateField("last reviewed")

    objects = AboutChildQuerySet.as_manager()

    constraint_faults = {
        "photograph_is_somewhere": ("photograph_at", "Say where the photograph is, and only where there is one"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(has_photograph=True) & ~Q(photograph_at="") | Q(has_photograph=False, photograph_at=""),
                name="photograph_is_somewhere",
            )
        ]

    def __str__(self) -> str:
        return f"profile {self.public_id}"
