"""The one door to a child for a user: invisible is 404, visible but not allowed is 403."""

from uuid import UUID

from django.db.models import CharField, F, Func, Q

from agencies.models import User
from cases.models import CareEpisode, Child, UnusualAccess
from cases.querysets import ChildQuerySet, seen_by, seen_each
from slscb.core.errors import NotAllowed, NotVisible


def child_for(
    user: User, child_id: UUID, capability: str = "child.view", *, among: ChildQuerySet | None = None
) -> Child:
    """The child with a public id, for a user who is connected with it and holds the capability.

    `among` says what is read with the child. Raises NotVisible where there is none for this user, NotAllowed where the
    user may see but not do this.
    """
    children = Child.objects.all() if among is None else among
    child = children.visible_to(user).filter(public_id=child_id).first()
    return _allowed(user, child, capability)


def child_to_change(user: User, child_id: UUID, capability: str) -> Child:
    """As `child_for`, with the child's row locked until the transaction ends, so that writes about a child queue up."""
    child = Child.objects.visible_to(user).select_for_update(of=("self",)).filter(public_id=child_id).first()
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


def _allowed(user: User, child: Child | None, capability: str) -> Child:
    if child is None:
        raise NotVisible("child")
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    return child
