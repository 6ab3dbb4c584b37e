"""One part of a child's record by itself: notes, people, who holds the case, agencies. Each showing is written down."""

from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases import access
from cases.models import Allocation, Child, Involvement, Note, Relationship
from cases.selectors.children import people_of_child, remember_listed
from slscb.core import audit
from slscb.core.audit import Action


def notes_of(user: User, child_id: UUID) -> QuerySet[Note]:
    """The notes of a child, for paging; whether the text is shown says `may_read`. Raises NotVisible, NotAllowed."""
    child = _opened(user, child_id, "notes")
    return child.notes.select_related("child", "author", "agency").order_by("-happened_at", "-pk")


def people_shown(user: User, child_id: UUID) -> list[Relationship]:
    """The people in a child's life, as far as the user may be shown each. Raises NotVisible, NotAllowed."""
    people = people_of_child(user, _opened(user, child_id, "people"))
    if others := [one.other_child for one in people if one.other_child]:
        remember_listed(user, others)
    return people


def allocations_of(user: User, child_id: UUID) -> QuerySet[Allocation]:
    """Who holds a child's case and who held it, the newest first, for paging. Raises NotVisible, NotAllowed."""
    child = _opened(user, child_id, "allocations")
    return child.allocations.select_related("team__agency", "worker").order_by("-starts_on", "-pk")


def involvements_of(user: User, child_id: UUID) -> QuerySet[Involvement]:
    """The agencies that work with a child and those that did, the newest first, for paging. Raises NotVisible, NotAllowed."""
    child = _opened(user, child_id, "agencies")
    return child.involvements.select_related("agency").order_by("-starts_on", "-pk")


def _opened(user: User, child_id: UUID, part: str) -> Child:
    child = access.child_for(user, child_id)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": part})
    return child
