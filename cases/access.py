"""The one door to a child for a user: invisible is 404, visible but not allowed is 403."""

from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import CharField, F, Func, Q, QuerySet

from agencies.models import User
from cases.models import CareEpisode, Child, Denial, Document, NumberClash, ProtectionChange, UnusualAccess
from cases.querysets import ChildQuerySet, NotHidden, seen_by, seen_each
from slscb.core.errors import NotAllowed, NotVisible, Restricted

R = TypeVar("R", ProtectionChange, Denial, NumberClash)
WHOM_TO_RING = "SELECT cases_whom_to_ring(%s, %s)"


def child_for(
    user: User, child_id: UUID, capability: str = "child.view", *, among: ChildQuerySet | None = None
) -> Child:
    """The child with a public id, for a user who is connected with it and holds the capability.

    `among` says what is read with the child. Raises NotVisible where there is none for this user, Restricted where there
    is one who is restricted, NotAllowed where the user may see but not do this.
    """
    children = Child.objects.all() if among is None else among
    child = children.visible_to(user).filter(public_id=child_id).first()
    if child is None:
        _say_whom_to_ring(user, child_id)
    return _allowed(user, child, capability)


def child_to_change(user: User, child_id: UUID, capability: str) -> Child:
    """As `child_for`, with the child's row locked until the transaction ends, so that writes about a child queue up."""
    seen = Child.objects.visible_to(user).with_denials()
    child = seen.select_for_update(of=("self",)).filter(public_id=child_id).first()
    if child is None:
        _say_whom_to_ring(user, child_id)
    return _allowed(user, child, capability)


def care_for(user: User, care_id: UUID, capability: str) -> CareEpisode:
    """An episode of care of a child whom the user may see, with the child. Raises NotVisible, NotAllowed."""
    seen = CareEpisode.objects.filter(seen_each(user, "child_id"), public_id=care_id).select_related("child")
    episode: CareEpisode | None = seen.first()
    if episode is None:
        raise NotVisible("episode of care")
    _allowed(user, episode.child, capability)
    return episode


def check_visible(user: User, child_pk: int, capability: str) -> None:
    """The same two questions about the child of a record already at hand (internal id)."""
    child = Child.objects.visible_to(user).filter(pk=child_pk).only("pk").first()
    _allowed(user, child, capability)


def sees(user: User, child_pk: int) -> bool:
    """Whether a user sees a child (internal id): who does not must not be sent to the record either."""
    return Child.objects.visible_to(user).filter(pk=child_pk).exists()


def about_visible(user: User, child: str = "child_id") -> Q:
    """That a record is about a child whom the user may see, as a condition, for lists sorted or gone through as a whole.

    `child` is the record's path to the child's internal id. The same grants decide as for the child itself.
    """
    return seen_by(user, child)


def reference_of(child: str = "child_id") -> Func:
    """The reference of the child whose internal id is found at a path, for readers who may know no more of her."""
    return Func(F(child), function="cases_reference", output_field=CharField(null=True))


def not_hidden(user: User, child: str = "child_id") -> Q:
    """That a child is neither denied to the user nor sealed without naming them: the user may know that there is one."""
    return Q(NotHidden(child, user))


def each_visible(user: User, child: str = "child_id") -> Q:
    """As `about_visible`, for a page of very many records in index order: never reads all of a large agency's grants."""
    return seen_each(user, child)


def finding_for(user: User, finding_id: UUID) -> UnusualAccess:
    """An unusual opening at which the user is to look, with the child's reference as `reference`.

    Raises NotVisible, and NotAllowed for one's own opening: nobody looks at what they did themselves.
    """
    named = UnusualAccess.objects.select_related("actor", "decided_by").annotate(reference=reference_of())
    found: UnusualAccess | None = named.to_review_by(user).filter(public_id=finding_id).first()
    if found is None:
        raise NotVisible("finding")
    if found.actor_id == user.pk:
        raise NotAllowed("Somebody else looks at what you opened.")
    return found


def protection_change_for(user: User, change_id: UUID) -> ProtectionChange:
    """A proposed change of a visible child's protection, locked. Raises NotVisible, NotAllowed."""
    seen = ProtectionChange.objects.filter(about_visible(user)).select_related("child", "proposed_by")
    return _to_decide(user, seen.select_for_update(of=("self", "child")).filter(public_id=change_id).first())


def denial_for(user: User, denial_id: UUID) -> Denial:
    """A line of a visible child's deny-list, locked. Raises NotVisible, NotAllowed."""
    seen = Denial.objects.filter(about_visible(user)).select_related("child", "user")
    return _to_decide(user, seen.select_for_update(of=("self", "child")).filter(public_id=denial_id).first())


def clash_for(user: User, clash_id: UUID) -> NumberClash:
    """A clash of numbers about a visible child, locked. Raises NotVisible, NotAllowed."""
    seen = NumberClash.objects.filter(about_visible(user)).select_related("child")
    return _to_decide(user, seen.select_for_update(of=("self",)).filter(public_id=clash_id).first())


def document_for(user: User, document_id: UUID) -> Document:
    """A document on the record of a child whom the user may see, with the child. Raises NotVisible."""
    document = _documents(user).filter(public_id=document_id).first()
    if document is None:
        raise NotVisible("document")
    return document


def document_to_change(user: User, document_id: UUID, capability: str) -> Document:
    """As `document_for`, locked. Raises NotVisible, NotAllowed."""
    document = _documents(user).select_for_update(of=("self", "child")).filter(public_id=document_id).first()
    if document is None:
        raise NotVisible("document")
    _allowed(user, document.child, capability)
    return document


def _documents(user: User) -> "QuerySet[Document]":
    found = Document.objects.filter(seen_each(user, "child_id"))
    return found.select_related("child", "uploaded_by", "agency", "withdrawn_by")


def _to_decide(user: User, record: R | None) -> R:
    if record is None:
        raise NotVisible("protection")
    if not user.may("child.protect"):
        raise NotAllowed("Your role does not include this.")
    return record


def _say_whom_to_ring(user: User, child_id: UUID) -> None:
    """Of a restricted child say whom to ring; a sealed one, one denied to the user and none at all look the same."""
    with connection.cursor() as cursor:
        cursor.execute(WHOM_TO_RING, [child_id, user.pk])
        (ring,) = cursor.fetchone()
    if ring and user.may("child.view"):
        raise Restricted(ring)


def _allowed(user: User, child: Child | None, capability: str) -> Child:
    if child is None:
        raise NotVisible("child")
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    return child
