"""Unusual openings of records: what the rule needs to know of each opening, and what was found, for those who look at it."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from agencies.choices import AgencyCode, Role
from agencies.models import Membership, User
from cases import access
from cases.choices import Basis, UnusualDecision, UnusualKind
from cases.models import Allocation, Child, ChildGroupGrant, ChildUserGrant, Involvement, UnusualAccess
from cases.rules import unusual as rules
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import london, london_day
from slscb.core.errors import NotAllowed
from slscb.core.models import ActionKind, AuditEvent, of_kind

CHUNK = 2_000
CARRYING = (Role.PRACTITIONER, Role.TEAM_MANAGER)
ROUND_THE_CLOCK = (AgencyCode.EMERGENCY_DUTY, AgencyCode.POLICE)
# Emergencies are reviewed one by one: nobody is asked twice.
LISTING = (Basis.PANEL, Basis.PANEL_OFFICE, Basis.ESCALATION, Basis.SHARE, Basis.BREAK_GLASS)


@dataclass(frozen=True)
class Seen:
    """One opening of one child's record as the audit has it, and how many children the person had opened lately."""

    event: int
    at: datetime
    actor: int
    child: int
    opened_lately: int

    @property
    def day(self) -> date:
        """The London day."""
        return london_day(self.at)


@dataclass
class Known:
    """What there is to know about the people and the children of some openings, by internal id."""

    people: dict[int, str] = field(default_factory=dict)
    posts: dict[int, list[Membership]] = field(default_factory=lambda: defaultdict(list))
    children: dict[int, tuple[str, date | None]] = field(default_factory=dict)
    allocations: dict[int, list[Allocation]] = field(default_factory=lambda: defaultdict(list))
    involvements: dict[int, list[Involvement]] = field(default_factory=lambda: defaultdict(list))
    listed_people: set[tuple[int, int]] = field(default_factory=set)
    listed_groups: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    wrote: set[tuple[int, int, date]] = field(default_factory=set)
    explained: set[tuple[int, int]] = field(default_factory=set)


def openings_between(since: datetime, until: datetime, within: timedelta) -> Iterator[list[tuple[Seen, rules.Opening]]]:
    """What the rule needs to know of every opening of a time, chunk by chunk, the oldest first. For the job alone.

    Each chunk takes nine statements whatever is in it.
    """
    seen = _seen(since, until, within)
    while chunk := list(islice(seen, CHUNK)):
        known = _known(chunk)
        yield [(one, _opening(one, known)) for one in chunk if one.child in known.children]


def unusual_accesses(user: User, kinds: Iterable[str] = (), state: str = "") -> QuerySet[UnusualAccess]:
    """What a person is to look at, without their own, the newest first; `state` is open, decided or "". For paging.

    Looking is itself written down; of the child it shows the reference. Raises NotAllowed.
    """
    if not user.may("access.review"):
        raise NotAllowed("Only team managers and information governance leads look at unusual openings.")
    audit.record(actor=user, action=Action.LIST, detail={"part": "unusual access"})
    found: QuerySet[UnusualAccess] = UnusualAccess.objects.to_review_by(user).exclude(actor=user)
    if wanted := list(kinds):
        found = found.filter(unusual_kind__in=wanted)
    if state:
        found = found.filter(decision="") if state == "open" else found.exclude(decision="")
    named = found.select_related("actor", "decided_by").annotate(reference=access.reference_of())
    return named.order_by("-opened_at", "-pk")


def same_day(user: User, finding: UnusualAccess) -> list[UnusualAccess]:
    """What else was found about the same person on the same day, at most ten, for whoever looks at one of it."""
    others = UnusualAccess.objects.to_review_by(user).filter(actor=finding.actor_id, on_day=finding.on_day)
    named = others.exclude(pk=finding.pk).annotate(reference=access.reference_of())
    return list(named.order_by("opened_at", "pk")[:10])


def _seen(since: datetime, until: datetime, within: timedelta) -> Iterator[Seen]:
    """Every opening since a moment; what was opened shortly before it counts as lately."""
    events = AuditEvent.objects.filter(of_kind(ActionKind.OPENED), at__gte=since - within, at__lt=until)
    events = events.exclude(about=[]).exclude(actor=None).order_by("at", "pk")
    lately: dict[int, deque[tuple[datetime, int]]] = defaultdict(deque)
    for pk, at, actor, about in events.values_list("pk", "at", "actor_id", "about").iterator(CHUNK):
        queue = lately[actor]
        while queue and queue[0][0] <= at - within:
            queue.popleft()
        for child in about:
            queue.append((at, child))
            if at >= since:
                yield Seen(pk, at, actor, child, len({opened for _, opened in queue}))


def _known(chunk: list[Seen]) -> Known:
    people, children = {one.actor for one in chunk}, {one.child for one in chunk}
    known = Known()
    known.people = dict(User.objects.filter(pk__in=people).values_list("pk", "last_name"))
    for membership in Membership.objects.filter(user__in=people).select_related("team__agency"):
        known.posts[membership.user_id].append(membership)
    of_children = Child.objects.filter(pk__in=children)
    known.children = {pk: (name, day) for pk, name, day in of_children.values_list("pk", "family_name", "closed_on")}
    for allocation in Allocation.objects.filter(child__in=children).select_related("team"):
        known.allocations[allocation.child_id].append(allocation)
    for involvement in Involvement.objects.filter(child__in=children):
        known.involvements[involvement.child_id].append(involvement)
    explained = UnusualAccess.objects.filter(
        child__in=children, unusual_kind=UnusualKind.SAME_SURNAME, decision=UnusualDecision.EXPLAINED
    )
    known.explained = set(explained.values_list("actor_id", "child_id"))
    _listed(known, children)
    _written(known, chunk)
    return known


def _listed(known: Known, children: set[int]) -> None:
    """Who sees the children through the panel or by having been told: grants that are over count, too."""
    of_groups = ChildGroupGrant.objects.filter(content_object__in=children, basis__in=LISTING)
    for child, group in of_groups.values_list("content_object_id", "group_id"):
        known.listed_groups[child].add(group)
    of_people = ChildUserGrant.objects.filter(content_object__in=children, basis__in=LISTING)
    known.listed_people = set(of_people.values_list("content_object_id", "user_id"))


def _written(known: Known, chunk: list[Seen]) -> None:
    """Who wrote something into which record on which day: then they had something to do there."""
    day = timedelta(days=1)
    wrote = AuditEvent.objects.filter(
        of_kind(ActionKind.CHANGED),
        at__range=(chunk[0].at - day, chunk[-1].at + day),
        actor__in={one.actor for one in chunk},
    )
    for actor, about, at in wrote.values_list("actor_id", "about", "at"):
        known.wrote |= {(actor, child, london_day(at)) for child in about}


def _opening(seen: Seen, known: Known) -> rules.Opening:
    surname, closed_on = known.children[seen.child]
    memberships = [one for one in known.posts[seen.actor] if _live(one, seen.day)]
    posts = [rules.Post(one.team_id, one.team.agency_id, one.role in CARRYING) for one in memberships]
    ties = _ties(seen, known, memberships)
    return rules.Opening(
        london=london(seen.at),
        surname=known.people.get(seen.actor, ""),
        child_surname=surname,
        connected=rules.connected(seen.actor, posts, ties),
        is_allocated=ties.worker == seen.actor,
        explained=(seen.actor, seen.child) in known.explained,
        closed_on=closed_on,
        round_the_clock=any(one.team.agency.code in ROUND_THE_CLOCK for one in memberships),
        opened_lately=seen.opened_lately,
    )


def _ties(seen: Seen, known: Known, memberships: list[Membership]) -> rules.Ties:
    groups = {group for one in memberships for group in (one.team.group_id, one.team.agency.group_id)}
    ties = rules.Ties(
        involved=frozenset(one.agency_id for one in known.involvements[seen.child] if _live(one, seen.day)),
        listed=(seen.child, seen.actor) in known.listed_people or bool(known.listed_groups[seen.child] & groups),
        wrote=(seen.actor, seen.child, seen.day) in known.wrote,
    )
    held = next((one for one in known.allocations[seen.child] if _live(one, seen.day)), None)
    if held is None:
        return ties
    return replace(ties, worker=held.worker_id, team=held.team_id, agency=held.team.agency_id)


def _live(dated: Any, day: date) -> bool:
    """Whether a membership, an allocation or an involvement held on a day."""
    return dated.starts_on <= day and (dated.ends_on is None or dated.ends_on >= day)
