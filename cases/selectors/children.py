"""Reading one child. Every opening is written into the audit in the same transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from agencies.models import Agency, User
from cases import access
from cases.choices import Basis, RelationshipKind
from cases.models import Allocation, Child, ChronologyEntry, Involvement, Relationship
from slscb.core import audit
from slscb.core.audit import Action

CHRONOLOGY_SHOWN = 50


@dataclass(frozen=True)
class ChildPage:
    """What the child's page shows besides the cards of other apps."""

    child: Child
    allocation: Allocation | None
    involvements: list[Involvement]
    relationships: list[Relationship]
    chronology: list[ChronologyEntry]
    more_chronology: bool


def open_child(user: User, child_id: UUID) -> ChildPage:
    """Open a child's record: the page's facts and the newest 50 lines of the chronology. Raises NotVisible, NotAllowed."""
    among = Child.objects.with_holder().with_documents().with_emergency(user)
    child = access.child_for(user, child_id, among=among)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child)
    newest = list(_entries(child)[: CHRONOLOGY_SHOWN + 1])
    people = people_of_child(user, child)
    if others := [one.other_child for one in people if one.other_child]:
        remember_listed(user, others)
    return ChildPage(
        child=child,
        allocation=child.holder,  # type: ignore[attr-defined]
        involvements=list(child.involvements.filter(ends_on=None).select_related("agency").order_by("agency__name")),
        relationships=people,
        chronology=newest[:CHRONOLOGY_SHOWN],
        more_chronology=len(newest) > CHRONOLOGY_SHOWN,
    )


def all_visible(user: User) -> QuerySet[Child]:
    """Every child the user may see; the caller pages it and calls `remember_listed` with what was shown."""
    return Child.objects.all_visible_to(user)


def remember_listed(user: User, shown: Iterable[Child]) -> None:
    """Write into the audit which children a list showed."""
    audit.record(actor=user, action=Action.LIST, about=[child.pk for child in shown])


PERMISSIONS: dict[str, str] = {Basis.SHARE: "share_child", Basis.BREAK_GLASS: "break_glass_child"}


@lru_cache
def view_permission_id(basis: str = "") -> int:
    """The id of the object permission by which a grant on a basis lets somebody see a child.

    A share and an emergency have one of their own, so that they begin and end beside whatever else the person holds.
    """
    codename = PERMISSIONS.get(basis, "view_child")
    return Permission.objects.get(content_type__app_label="cases", codename=codename).pk


def agencies_involved(child: Child) -> QuerySet[Agency]:
    """The agencies that work with the child now."""
    return Agency.objects.filter(involvements__child=child, involvements__ends_on=None).order_by("name")


def people_of_child(user: User, child: Child) -> list[Relationship]:
    """The people in a child's life; another child on record only where the user may see that child too.

    A person of concern is a suspect, and shown to those alone who may see suspects (slscb/markings.toml).
    """
    seen = Q(other_child=None) | access.about_visible(user, "other_child_id")
    related = child.relationships.filter(seen).select_related("other_child")
    if not user.may("suspect.view"):
        related = related.exclude(relationship_kind=RelationshipKind.OF_CONCERN)
    return list(related.order_by("relationship_kind", "pk"))


def chronology_of(user: User, child_id: UUID) -> QuerySet[ChronologyEntry]:
    """The whole chronology of a child, the newest first. Raises NotVisible, NotAllowed."""
    child = access.child_for(user, child_id)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "chronology"})
    return _entries(child)


def _entries(child: Child) -> QuerySet[ChronologyEntry]:
    return child.chronology.select_related("actor").order_by("-happened_at", "-pk")
