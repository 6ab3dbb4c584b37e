"""The one door to a child for a user: invisible is 404, visible but not allowed is 403."""

from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import CharField, F, Func, Model, Q, QuerySet

from agencies.models import User
from cases.choices import Protection
from cases.choices.merging import MergeState
from cases.choices.sharing import READING
from cases.models import (
    CareEpisode,
    Child,
    Denial,
    Document,
    EmergencyAccess,
    Merge,
    NumberClash,
    ProtectionChange,
    Share,
    UnusualAccess,
)
from cases.querysets import ChildQuerySet, NotHidden, acts_on, leads, seen_by, seen_each
from slscb.core import wall
from slscb.core.errors import Merged, NotAllowed, NotVisible, Restricted

R = TypeVar("R", ProtectionChange, Denial, NumberClash, Share)
M = TypeVar("M", bound=Model)
PROTECT, SHARE = "child.protect", "share.give"
ONLY_READS = "You opened this record in an emergency: you can read it, and change nothing."
INSTEAD = "SELECT cases_whom_to_ring(%s, %s), cases_merged_into(%s, %s)"


def child_for(
    user: User, child_id: UUID, capability: str = "child.view", *, among: ChildQuerySet | None = None
) -> Child:
    """The child with a public id, for a user who is connected with it and holds the capability.

    `among` says what is read with the child. Raises NotVisible where there is none for this user, Restricted where there
    is one who is restricted, NotAllowed where the user may see but not do this.
    """
    children = Child.objects.all() if among is None else among
    seen = acting(children.visible_to(user), user, capability, "pk")
    child: Child | None = seen.filter(public_id=child_id).first()
    if child is None:
        _say_instead(user, child_id)
    return _allowed(user, child, capability)


def child_to_change(user: User, child_id: UUID, capability: str) -> Child:
    """As `child_for`, with the child's row locked until the transaction ends, so that writes about a child queue up."""
    seen = acting(Child.objects.visible_to(user).with_denials(), user, capability, "pk")
    child: Child | None = seen.select_for_update(of=("self",)).filter(public_id=child_id).first()
    if child is None:
        _say_instead(user, child_id)
    return _allowed(user, child, capability)


def care_for(user: User, care_id: UUID, capability: str) -> CareEpisode:
    """An episode of care of a child whom the user may see, with the child. Raises NotVisible, NotAllowed."""
    seen = CareEpisode.objects.filter(seen_each(user, "child_id"), public_id=care_id).select_related("child")
    episode: CareEpisode | None = acting(seen, user, capability).first()
    if episode is None:
        raise NotVisible("episode of care")
    return _allowed(user, episode, capability)


def check_visible(user: User, child_pk: int, capability: str) -> None:
    """The same two questions about the child of a record already at hand (internal id)."""
    seen = acting(Child.objects.visible_to(user), user, capability, "pk")
    _allowed(user, seen.filter(pk=child_pk).only("pk").first(), capability)


def sees(user: User, child_pk: int) -> bool:
    """Whether a user sees a child (internal id): who does not must not be sent to the record either."""
    return Child.objects.visible_to(user).filter(pk=child_pk).exists()


def acting(records: "QuerySet[Any]", user: User, capability: str, child: str = "child_id") -> "QuerySet[Any]":
    """The records, each with `acts` where a capability is more than reading: whether the user may do more with the child.

    For `check_acts`. Whoever sees a child by an emergency alone reads and does nothing (docs/adr/0037).
    """
    return records if capability in READING else records.annotate(acts=acts_on(user, child))


def check_acts(record: Model, capability: str) -> None:
    """That a record which `acting` read may be acted on by the capability. Raises NotAllowed."""
    if capability not in READING and not record.acts:  # type: ignore[attr-defined]
        raise NotAllowed(ONLY_READS)


def about_acted(user: User, child: str = "child_id") -> Q:
    """As `about_visible`, without the children whom the user sees by an emergency alone."""
    return seen_by(user, child) & acts_on(user, child)


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


def each_acted(user: User, child: str = "child_id") -> Q:
    """As `each_visible`, without the children whom the user sees by an emergency alone."""
    return seen_each(user, child) & acts_on(user, child)


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
    seen = acting(seen, user, PROTECT)
    return _to_decide(user, seen.select_for_update(of=("self", "child")).filter(public_id=change_id).first())


def denial_for(user: User, denial_id: UUID) -> Denial:
    """A line of a visible child's deny-list, locked. Raises NotVisible, NotAllowed."""
    seen = acting(Denial.objects.filter(about_visible(user)).select_related("child", "user"), user, PROTECT)
    found: Denial | None = seen.select_for_update(of=("self", "child")).filter(public_id=denial_id).first()
    return _to_decide(user, found)


def clash_for(user: User, clash_id: UUID) -> NumberClash:
    """A clash of numbers about a visible child, locked. Raises NotVisible, NotAllowed."""
    seen = acting(NumberClash.objects.filter(about_visible(user)).select_related("child"), user, PROTECT)
    found: NumberClash | None = seen.select_for_update(of=("self",)).filter(public_id=clash_id).first()
    return _to_decide(user, found)


def child_to_share(user: User, child_id: UUID) -> Child:
    """A visible child, locked, whose record the user may share, being of her lead agency. Raises NotVisible, NotAllowed."""
    child = child_to_change(user, child_id, SHARE)
    if not leads(user, child.pk):
        raise NotAllowed("The agency that holds the case shares its record. Ask them.")
    return child


def share_to_end(user: User, share_id: UUID) -> Share:
    """A share that the user may end, locked with the child's row: who gave it, and managers of the child's lead agency.

    Raises NotVisible, NotAllowed.
    """
    seen = acting(Share.objects.filter(about_visible(user)).select_related("child", "user"), user, SHARE)
    found: Share | None = seen.select_for_update(of=("self", "child")).filter(public_id=share_id).first()
    share = _allowed(user, found, SHARE)
    if not may_end(user, share, is_lead=leads(user, share.child_id)):
        raise NotAllowed("Whoever gave this share, or a manager of the agency that holds the case, can end it.")
    return share


def may_end(user: User, share: Share, *, is_lead: bool) -> bool:
    """Whether a user may end a share; `is_lead` is whether they are of the child's lead agency."""
    manages = is_lead and user.may("child.allocate") and share.user_id != user.pk
    return user.may(SHARE) and (share.given_by_id == user.pk or manages)


def acts(user: User, child_pk: int) -> bool:
    """Whether a user has more to do with a child (internal id) than an emergency; says nothing of denials."""
    return Child.objects.filter(acts_on(user, "pk"), pk=child_pk).exists()


def child_in_emergency(user: User, child_id: UUID) -> Child:
    """A child whose record the user may open in an emergency, locked: any but those who are hidden from them.

    Raises NotVisible for a sealed child and one denied to the user as for none, NotAllowed.
    """
    with wall.lifted("a record that is opened in an emergency"):
        there = Child.objects.filter(not_hidden(user, "pk")).exclude(protection=Protection.SEALED)
        child: Child | None = there.select_for_update(of=("self",)).filter(public_id=child_id).first()
    if child is None:
        raise NotVisible("child")
    if not user.may("emergency.open"):
        raise NotAllowed("Your role does not include this.")
    return child


def emergency_for(user: User, emergency_id: UUID) -> EmergencyAccess:
    """A record opened in an emergency that the user may review, with the child's reference as `reference`; locked.

    Raises NotVisible, and NotAllowed for one's own: nobody reviews what they did themselves.
    """
    named = EmergencyAccess.objects.select_related("user", "reviewed_by").select_for_update(of=("self",))
    named = named.annotate(reference=reference_of())
    found: EmergencyAccess | None = named.to_review_by(user).filter(public_id=emergency_id).first()
    if found is None:
        raise NotVisible("emergency")
    if found.user_id == user.pk:
        raise NotAllowed("Somebody else reviews what you opened.")
    return found


def merge_for(user: User, merge_id: UUID) -> Merge:
    """A merge of which the user sees the kept record, and the other unless it is part of that.

    Raises NotVisible, NotAllowed.
    """
    both = seen_by(user, "child_id") & (Q(state=MergeState.APPROVED) | about_acted(user, "other_id"))
    found = acting(Merge.objects.filter(both, public_id=merge_id), user, "child.merge")
    merge: Merge | None = found.select_related("child", "proposed_by", "decided_by", "undone_by").first()
    return _allowed(user, merge, "child.merge")


def merge_to_change(user: User, merge_id: UUID) -> Merge:
    """As `merge_for`, with both children locked, and asked again once they are. Raises NotVisible, NotAllowed."""
    merge = merge_for(user, merge_id)
    with wall.lifted("the other record of a merge"):
        children = Child.objects.select_for_update(of=("self",)).order_by("public_id")
        both = {child.pk: child for child in children.filter(pk__in=[merge.child_id, merge.other_id])}
    merge_for(user, merge_id)
    locked: Merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    locked.child, locked.other = both[locked.child_id], both[locked.other_id]
    return locked


def document_for(user: User, document_id: UUID) -> Document:
    """A document on the record of a child whom the user may see, with the child. Raises NotVisible."""
    document = _documents(user).filter(public_id=document_id).first()
    if document is None:
        raise NotVisible("document")
    return document


def document_to_change(user: User, document_id: UUID, capability: str) -> Document:
    """As `document_for`, locked. Raises NotVisible, NotAllowed."""
    seen = acting(_documents(user), user, capability).select_for_update(of=("self", "child"))
    document: Document | None = seen.filter(public_id=document_id).first()
    if document is None:
        raise NotVisible("document")
    return _allowed(user, document, capability)


def _documents(user: User) -> "QuerySet[Document]":
    found = Document.objects.filter(seen_each(user, "child_id"))
    return found.select_related("child", "uploaded_by", "agency", "withdrawn_by")


def _to_decide(user: User, record: R | None) -> R:
    if record is None:
        raise NotVisible("protection")
    return _allowed(user, record, PROTECT)


def _say_instead(user: User, child_id: UUID) -> None:
    """Of a merged child say where she is now, to whoever sees her there; of a restricted child say whom to ring.

    A sealed one, one denied to the user and none at all look the same.
    """
    with connection.cursor() as cursor:
        cursor.execute(INSTEAD, [child_id, user.pk] * 2)
        ring, now = cursor.fetchone()
    if now and Child.objects.visible_to(user).filter(public_id=now).exists():
        raise Merged(child_id, now)
    if ring and user.may("child.view"):
        raise Restricted(ring)


def _allowed(user: User, record: M | None, capability: str) -> M:
    if record is None:
        raise NotVisible("child")
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    check_acts(record, capability)
    return record
