"""Reading who sees a child's record and why, and the records that were opened in an emergency."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import Membership, Team, User
from cases import access, rules
from cases.choices import Protection
from cases.models import Allocation, Child, ChildGroupGrant, ChildUserGrant, EmergencyAccess, ProtectionChange, Share
from cases.querysets import leads
from cases.selectors.protection import people_who_may_see
from cases.selectors.search import DIGITS, MOST_FOUND, REFERENCE, children_like, ways_of_finding
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import NotAllowed

NEWEST = 50


@dataclass(frozen=True)
class Sight:
    """Who sees a child's record now and why, the newest shares and emergencies, and what the user may do about them."""

    child: Child
    people: list[ChildUserGrant]
    groups: list[ChildGroupGrant]
    shares: list[Share]
    emergencies: list[EmergencyAccess]
    may_share: bool
    may_end: frozenset[int]


@dataclass(frozen=True)
class Who:
    """Whose record is meant: an NHS number or our reference, or a name with a date of birth."""

    number: str = ""
    given_name: str = ""
    family_name: str = ""
    date_of_birth: date | None = None


@dataclass(frozen=True)
class Known:
    """What is said of a record that somebody does not see: its reference and who holds the case; of a restricted one
    nothing but whom to ring."""

    child_id: UUID
    reference: str = ""
    holder: Team | None = None
    ring: str = ""


@dataclass(frozen=True)
class Found:
    """Children whom the user sees already, and records that could be opened."""

    seen: list[Child] = field(default_factory=list)
    unseen: list[Known] = field(default_factory=list)


def sight_of(user: User, child_id: UUID) -> Sight:
    """Who sees a child's record, and why. Raises NotVisible, NotAllowed."""
    child = access.child_for(user, child_id, among=Child.objects.with_emergency(user))
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "sight"})
    denied = child.denials.filter(ended_at=None).values("user_id")
    people = ChildUserGrant.objects.live(now()).filter(content_object_id=child.pk).exclude(user__in=denied)
    groups = ChildGroupGrant.objects.live(now()).filter(content_object_id=child.pk)
    shares = list(_shares(child)[:NEWEST])
    is_lead = child.acts and leads(user, child.pk)  # type: ignore[attr-defined]
    return Sight(
        child=child,
        people=list(_with_agency(people).order_by("user__last_name", "user__first_name", "pk")),
        groups=list(groups.select_related("group__team__agency", "group__agency").order_by("created_at", "pk")),
        shares=shares,
        emergencies=list(_with_agency(child.emergencies.select_related("reviewed_by"))[:NEWEST]),
        may_share=is_lead and user.may(access.SHARE),
        may_end=frozenset(one.pk for one in shares if access.may_end(user, one, is_lead=is_lead)),
    )


def shares_of(user: User, child_id: UUID) -> QuerySet[Share]:
    """The shares of a child's record, the newest first. For paging. Raises NotVisible, NotAllowed."""
    child = access.child_for(user, child_id)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "shares"})
    return _shares(child)


def emergencies(user: User, state: str = "") -> QuerySet[EmergencyAccess]:
    """Records opened in an emergency that a person may review, without their own, the newest first; `state` is open,
    reviewed or "". For paging. Looking is itself written down. Raises NotAllowed.
    """
    if not user.may("emergency.review"):
        raise NotAllowed("Only information governance leads review emergencies.")
    audit.record(actor=user, action=Action.LIST, detail={"part": "emergencies"})
    found: QuerySet[EmergencyAccess] = EmergencyAccess.objects.to_review_by(user).exclude(user=user)
    if state:
        found = found.filter(outcome="") if state == "open" else found.exclude(outcome="")
    named: QuerySet[EmergencyAccess] = _with_agency(found.select_related("reviewed_by"))
    return named.annotate(reference=access.reference_of()).order_by("-opened_at", "-pk")


def emergencies_waiting(user: User, most: int) -> list[EmergencyAccess]:
    """The emergencies that wait for the user's review, the one due first at the top; none for whoever reviews none."""
    waiting = EmergencyAccess.objects.to_review_by(user).exclude(user=user).filter(outcome="")
    named = _with_agency(waiting.select_related("reviewed_by")).annotate(reference=access.reference_of())
    shown = list(named.order_by("opened_at", "pk")[:most])
    if about := [one.child_id for one in shown]:
        audit.record(actor=user, action=Action.LIST, about=about, detail={"part": "emergencies"})
    return shown


def open_emergency(user: User, emergency_id: UUID) -> EmergencyAccess:
    """An emergency for whoever may review it; its reason is a case fact, so that is written down. Raises NotVisible,
    NotAllowed.

    As listed and not as opened: the reviewer has not seen the record, and nobody asks them why.
    """
    found = access.emergency_for(user, emergency_id)
    audit.record(actor=user, action=Action.LIST, about=[found.child_id], target=found, detail={"part": "emergency"})
    agency = agencies.agency_of(found.user)
    found.agency_name = agency.name if agency else ""  # type: ignore[attr-defined]
    return found


def records_to_open(user: User, who: Who) -> Found:
    """The records of whoever is meant, seen and unseen: of those unseen nothing but the reference and who holds the case,
    and of a restricted one only whom to ring.

    A sealed child and one denied to the user are not there. Raises NotAllowed.
    """
    if not user.may("emergency.open"):
        raise NotAllowed("Your role does not include this.")
    with wall.lifted("records that may be opened in an emergency"):
        meant = _meant(who).filter(access.not_hidden(user, "pk")).exclude(protection=Protection.SEALED)
        found: list[Child] = list(meant[:MOST_FOUND])
        seen = {*Child.objects.visible_to(user).filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True)}
        audit.record(actor=user, action=Action.SEARCH, about=[one.pk for one in found], detail={"part": "emergency"})
        unseen = _known([child for child in found if child.pk not in seen])
        return Found([child for child in found if child.pk in seen], unseen)


def record_to_open(user: User, child_id: UUID) -> Known | None:
    """What somebody may know of a record before they open it in an emergency; None where they see it already.

    Raises NotVisible for a sealed child and one denied to the user as for none, NotAllowed.
    """
    child = access.child_in_emergency(user, child_id)
    if access.sees(user, child.pk):
        return None
    with wall.lifted("who holds a record that may be opened in an emergency"):
        return _known([child])[0]


def people_to_share_with() -> QuerySet[User]:
    """Those with whom a record can be shared, by name, each with the agency of their oldest membership as `agency_name`."""
    return people_who_may_see().annotate(agency_name=_agency("pk"))


def managers_of(child_pk: int) -> QuerySet[User]:
    """The team managers of the team that holds a child's case (internal id)."""
    held = Allocation.objects.filter(child_id=child_pk, ends_on=None).values_list("team_id", flat=True)
    return agencies.people_in(held, [Role.TEAM_MANAGER])


def who_reviews(emergency: EmergencyAccess) -> list[User]:
    """Those who govern information and may review an emergency: not whose it is, nor who is kept from the child; of one
    sealed since, those alone who are named on her record.
    """
    child = emergency.child
    denied = set(child.denials.filter(ended_at=None).values_list("user_id", flat=True)) | {emergency.user_id}
    people = [one for one in agencies.people_with([Role.IG_LEAD]) if one.pk not in denied]
    if child.protection != Protection.SEALED:
        return people
    return [one for one in people if access.sees(one, child.pk)]


def emergency_to_remind(pk: int) -> EmergencyAccess | None:
    """An emergency (internal id) that waits for its review, with the child; None once it was reviewed."""
    waiting = EmergencyAccess.objects.filter(pk=pk, outcome="")
    found: EmergencyAccess | None = waiting.select_related("child", "user").first()
    return found


def share_to_begin(pk: int) -> Share | None:
    """A share (internal id) that begins, with child and person; None for one that was ended before."""
    found: Share | None = Share.objects.filter(pk=pk, ended_at=None).select_related("child", "user").first()
    return found


def _shares(child: Child) -> QuerySet[Share]:
    found: QuerySet[Share] = _with_agency(child.shares.select_related("given_by", "ended_by"))
    return found.order_by("-since", "-pk")


def _with_agency(records: QuerySet[Any]) -> QuerySet[Any]:
    """Records with their person, and the person's agency as `agency_name`."""
    named: QuerySet[Any] = records.select_related("user").annotate(agency_name=_agency("user"))
    return named


def _agency(user: str) -> Subquery:
    """The name of the agency of somebody's oldest live membership; `user` is the path to their internal id."""
    live = Membership.objects.live(today()).filter(user=OuterRef(user)).order_by("starts_on", "pk")
    return Subquery(live.values("team__agency__name")[:1])


def _meant(who: Who) -> QuerySet[Child]:
    number = who.number.strip()
    if DIGITS.match(number) or REFERENCE.match(number.upper()):
        return next(ways_of_finding(Child.objects.all(), number))
    if who.date_of_birth is None:
        return Child.objects.none()
    return children_like(rules.normal_name(who.given_name, who.family_name), who.date_of_birth, None)


def _known(children: list[Child]) -> list[Known]:
    restricted = {one.pk for one in children if one.protection == Protection.RESTRICTED}
    holding = Allocation.objects.filter(child__in=children, ends_on=None).select_related("team__agency")
    held = {one.child_id: one.team for one in holding}
    approved = ProtectionChange.objects.filter(child__in=restricted, used=True, after=Protection.RESTRICTED)
    ring = dict(approved.order_by("decided_at").values_list("child_id", "ring"))
    return [
        Known(one.public_id, ring=ring[one.pk])
        if one.pk in restricted
        else Known(one.public_id, one.reference, held.get(one.pk))
        for one in children
    ]
