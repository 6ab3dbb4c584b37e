"""Reading how a child is protected, and who sees one child."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from agencies import selectors as agencies
from agencies.models import Membership, User
from cases import access, rules
from cases.choices import Basis, ProposalState, Protection
from cases.choices.sharing import READING
from cases.models import Child, ChildGroupGrant, ChildUserGrant, Denial, NumberClash, ProtectionChange
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import NotAllowed


@dataclass(frozen=True)
class ProtectionPage:
    """How a child is protected: what was proposed and decided, what waits, who is named."""

    child: Child
    waiting: ProtectionChange | None
    changes: list[ProtectionChange]
    named: list[ChildUserGrant]


def people_who_see(child_pk: int, capability: str) -> QuerySet[User]:
    """Active people who hold a capability and see the child (internal id) at this moment. Asks for nobody in particular.

    Whoever sees her by an emergency alone may read and nothing else, and is not among those who could do more.
    """
    own = ChildUserGrant.objects.live(now()).filter(content_object_id=child_pk)
    if capability not in READING:
        own = own.exclude(basis=Basis.BREAK_GLASS)
    shared = ChildGroupGrant.objects.live(now()).filter(content_object_id=child_pk).values("group_id")
    of_group = Q(team__group_id__in=shared) | Q(team__agency__group_id__in=shared)
    members = Membership.objects.live(today()).filter(of_group)
    may = agencies.holding(capability).filter(user__in=agencies.holding("child.view").values("user_id"))
    seeing = User.objects.filter(Q(pk__in=own.values("user_id")) | Q(pk__in=members.values("user_id")))
    denied = Denial.objects.filter(child_id=child_pk, ended_at=None).values("user_id")
    return seeing.filter(is_active=True, pk__in=may.values("user_id")).exclude(pk__in=denied)


def people_who_see_both(one: Child, other: Child, capability: str) -> QuerySet[User]:
    """Active people who hold a capability and see two children at this moment."""
    return people_who_see(one.pk, capability).filter(pk__in=people_who_see(other.pk, capability).values("pk"))


def who_is_told(people: Iterable[User], child: Child) -> list[User]:
    """Those of the people who would be told of a child who may be: nobody denied her, and of a protected child only who sees
    her. Where nobody is left there, those named on the record who decide about it: what happened must reach somebody.
    """
    chosen = list(people)
    if child.protection == Protection.OPEN:
        asked = chosen and getattr(child, "has_denials", True)
        denied = set(child.denials.filter(ended_at=None).values_list("user_id", flat=True)) if asked else set()
        return [person for person in chosen if person.pk not in denied]
    seeing = set(people_who_see(child.pk, "child.view").values_list("pk", flat=True))
    kept = [person for person in chosen if person.pk in seeing]
    return kept or list(people_who_see(child.pk, "child.protect"))


def people_named(child: Child) -> list[ChildUserGrant]:
    """The people whose own grants let them see the child now, by name."""
    own = ChildUserGrant.objects.live(now()).filter(content_object_id=child.pk).select_related("user")
    return list(own.order_by("user__last_name", "user__first_name", "pk"))


def protection_of(user: User, child_id: UUID) -> ProtectionPage:
    """How a child is protected. Raises NotVisible, NotAllowed."""
    child = access.child_for(user, child_id, "child.protect")
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "protection"})
    changes = list(child.protection_changes.select_related("proposed_by", "decided_by"))
    return ProtectionPage(
        child=child,
        waiting=next((one for one in changes if one.state == ProposalState.WAITING), None),
        changes=[one for one in changes if one.state != ProposalState.WAITING],
        named=people_named(child),
    )


def records_with_too_few() -> list[str]:
    """References of protected records on which fewer than two are left who can decide: for the server's own command."""
    with wall.lifted("records that nobody can open"):
        protected = (
            Child.objects.exclude(protection=Protection.OPEN).order_by("reference").values_list("pk", "reference")
        )
        return [
            reference
            for pk, reference in protected
            if people_who_see(pk, "child.protect").count() < rules.FEWEST_WHO_DECIDE
        ]


def denials_of(child: Child) -> list[Denial]:
    """The deny-list of a child whose page is open, the living first."""
    kept = child.denials.select_related("user", "denied_by", "end_proposed_by", "ended_by")
    return sorted(kept, key=lambda one: one.ended_at is not None)


def people_who_may_see() -> QuerySet[User]:
    """Active people whose role lets them see children at all, by name: those who can be named or denied."""
    found = User.objects.filter(is_active=True, pk__in=agencies.holding("child.view").values("user_id"))
    return found.order_by("last_name", "first_name", "pk")


def people_taken_off(child: Child) -> QuerySet[User]:
    """The people named on a protected child, who can be taken off."""
    named = child.user_grants.filter(basis=Basis.NAMED).values("user_id")
    return User.objects.filter(pk__in=named).order_by("last_name", "first_name", "pk")


def deny_list(user: User, child_id: UUID) -> tuple[Child, list[Denial]]:
    """A child with her deny-list. Raises NotVisible, NotAllowed."""
    child = access.child_for(user, child_id, "child.protect")
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "denials"})
    return child, denials_of(child)


def clashes_waiting(user: User) -> QuerySet[NumberClash]:
    """Numbers that two records have, where the user sees the first and decides about it; the oldest first.

    Of the second record only the reference is shown, and none where it is sealed. The caller pages it and calls
    `remember_listed` with the children shown. Raises NotAllowed.
    """
    if not user.may("child.protect"):
        raise NotAllowed("Your role does not include this.")
    waiting = NumberClash.objects.filter(access.about_acted(user), settled_at=None).select_related("child")
    return waiting.annotate(other_reference=access.reference_of("other_id")).order_by("created_at", "pk")
