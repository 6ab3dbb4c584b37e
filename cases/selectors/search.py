"""Finding a child by name, number or reference, slips included, and asking whether one is known before recording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import Case, Func, Q, QuerySet, Value, When

from agencies.models import Team, User
from cases import rules
from cases.choices import ProposalState, Protection
from cases.models import Allocation, Child, ProtectionChange
from cases.querysets import ChildQuerySet, NotHidden
from slscb.core import audit, wall
from slscb.core.audit import Action

MOST_FOUND = 25
SHORTEST_WORD, MOST_WORDS = 3, 4
LIKENESS_OF_A_MATCH = 0.45
REFERENCE = re.compile(r"^[2-9A-HJKMNP-Z]{4}-?[2-9A-HJKMNP-Z]{4}$")
DIGITS = re.compile(r"^[\d\s]{10,14}$")


@dataclass(frozen=True)
class Matches:
    """Children who may be the one about to be recorded: those seen, who holds the others, whom to ring of the restricted."""

    seen: list[Child]
    held_by: list[Team]
    ring: list[str]

    def __bool__(self) -> bool:
        return bool(self.seen or self.held_by or self.ring)


def search(user: User, text: str) -> list[Child]:
    """The first 25 children that the user may see by NHS number, reference or name, best first.

    Where nobody's name is like the whole text, those are found of whom one name is like one of its words.
    """
    ways = ways_of_finding(Child.objects.visible_to(user), text.strip().replace("\x00", ""), asker=user)
    found: list[Child] = next(filter(None, (list(way[:MOST_FOUND]) for way in ways)), [])
    audit.record(actor=user, action=Action.SEARCH, about=[child.pk for child in found])
    return found


def possible_matches(
    user: User, *, given_name: str, family_name: str, date_of_birth: date, nhs_number: str | None = None
) -> Matches:
    """Children who may already be this one: the same NHS number, or the same birth date and a like name.

    Children whom the user does not see are answered by the team to ring, with no fact about the child; restricted ones by
    whom to ring in the agreed words. A sealed child and one denied to the user are not there.
    """
    with wall.lifted("who may be the same child"):
        like = children_like(rules.normal_name(given_name, family_name), date_of_birth, nhs_number)
        found = dict(like.filter(NotHidden("pk", user)).values_list("pk", "protection")[:MOST_FOUND])
        if not found:
            return Matches([], [], [])
        seen = list(Child.objects.visible_to(user).filter(pk__in=found).order_by("family_name", "given_name"))
        audit.record(actor=user, action=Action.SEARCH, about=[child.pk for child in seen])
        unseen = found.keys() - {child.pk for child in seen}
        restricted = [child for child in unseen if found[child] == Protection.RESTRICTED]
        holding = Allocation.objects.filter(child_id__in=unseen - set(restricted), ends_on=None)
        held_by = Team.objects.filter(pk__in=holding.values("team_id")).select_related("agency")
        return Matches(seen, list(held_by), _whom_to_ring(restricted) if restricted else [])


def _whom_to_ring(children: list[int]) -> list[str]:
    """Whom the approved restriction of each child (internal id) says to ring, each once."""
    approved = ProtectionChange.objects.filter(
        child_id__in=children, state=ProposalState.APPROVED, after=Protection.RESTRICTED
    )
    newest = approved.order_by("child_id", "-decided_at").distinct("child_id")
    return sorted(set(newest.values_list("ring", flat=True)))


def children_like(name: str, date_of_birth: date, nhs_number: str | None) -> QuerySet[Child]:
    """The children with a birth date and a like name, and the one with the number; that one first, then the likest."""
    alike = Q(date_of_birth=date_of_birth, likeness__gte=LIKENESS_OF_A_MATCH)
    if nhs_number:
        alike |= Q(nhs_number=nhs_number)
    like: QuerySet[Any] = Child.objects.filter(merged_into=None).annotate(
        likeness=TrigramSimilarity("search_name", name)
    )
    like = like.filter(alike)
    return like.order_by(Case(When(nhs_number=nhs_number, then=0), default=1), "-likeness", "pk")


def ways_of_finding(children: ChildQuerySet, text: str, *, asker: User | None = None) -> Iterator[QuerySet[Child]]:
    """What the text may mean, the likeliest first: a number or reference, a whole name, the words of a name.

    Best first, each to be asked only where those before found nobody: one word alone is like those of very many. For
    an asker the reference of a record that was merged finds the one that was kept, where they see that one.
    """
    if DIGITS.match(text):
        yield children.filter(nhs_number="".join(text.split()))
        return
    if REFERENCE.match(text.upper()):
        plain = text.upper().replace("-", "")
        reference = f"{plain[:4]}-{plain[4:]}"
        meant = Q(reference=reference)
        if asker:
            meant |= Q(public_id=Func(Value(reference), Value(asker.pk), function="cases_merged_from"))
        yield children.filter(meant)
    name = rules.normal_name(text)
    if name:
        yield _closest(children.named_like(name), [name])
    words = sorted(
        (word for word in set(name.split()) if len(word) >= SHORTEST_WORD), key=lambda word: (-len(word), word)
    )
    if words and words != [name]:
        yield _closest(children.named_like(*words[:MOST_WORDS]), words[:MOST_WORDS])


def _closest(children: ChildQuerySet, words: list[str]) -> QuerySet[Child]:
    likeness = sum((TrigramWordSimilarity(word, "search_name") for word in words), start=Value(0.0))
    found: QuerySet[Any] = children.annotate(likeness=likeness)
    return found.order_by("-likeness", "family_name", "pk")
