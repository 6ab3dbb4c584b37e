from django.db import models
from django.db.models import F, Q

from cases.choices import RelationshipKind
from slscb.core.history import tracked
from slscb.core.models import Record


@tracked(by="child")
class Relationship(Record):
    """A person in the child's life: another child on record, or someone named in words."""

    child = models.ForeignKey("cases.Child", on_delete=models.CASCADE, related_name="relationships")
    relationship_kind = models.CharField(max_length=12, choices=RelationshipKind.choices)
    other_child = models.ForeignKey(
        "cases.Child", null=True, blank=True, on_delete=models.CASCADE, related_name="related_from"
    )
    person_name = models.CharField(max_length=150, blank=True)
    contact = models.CharField(max_length=150, blank=True)
    parental_responsibility = models.BooleanField(default=False)

    constraint_faults = {
        "relationship_names_someone": ("person_name", "Enter a name, or choose a child on record"),
        "relationship_not_to_self": ("other_child", "Choose another child"),
    }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(other_child=None) ^ Q(person_name=""), name="relationship_names_someone"
            ),
            models.CheckConstraint(
                condition=Q(other_child=None) | ~Q(other_child=F("child")), name="relationship_not_to_self"
            ),
        ]

    def __str__(self) -> str:
        return f"child {self.child_id}: {self.relationship_kind}"
