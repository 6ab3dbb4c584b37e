"""Finding a child by name, number or reference, slips included, and asking whether one is known before recording."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import QuerySet

from agencies.models import Team, User
from cases import rules
from cases.models import Allocation, Child
from cases.querysets import ChildQuerySet
from slscb.core import audit
from slscb.core.audit import Action

MOST_FOUND = 25
LIKENESS_OF_A_MATCH = 0.45
REFERENCE = re.compile(r"^[2-9A-HJKMNP-Z]{4}-?[2-9A-HJKMNP-Z]{4}$")
DIGITS = re.compile(r"^[\d\s]{10,14}$")


@dataclass(frozen=True)
class Matches:
    """Children who may be the one about to be recorded: those the user sees, and who holds the others."""

    seen: list[Child]
    held_by: list[Team]

    def __bool__(self) -> bool:
        return bool(self.seen or self.held_by)


def search(user: User, text: str) -> list[Child]:
    """The first 25 children that the user may see by NHS number, reference, police reference or name, best first."""
    found = list(_found(Child.objects.visible_to(user), text.strip().replace("\x00", ""))[:MOST_FOUND])
    audit.record(actor=user, action=Action.SEARCH, about=[child.pk for child in found])
    return found


def possible_matches(
    user: User, *, given_name: str, family_name: str, date_of_birth: date, nhs_number: str | None = None
) -> Matches:
    """Children who may already be this one: the same NHS number, or the same birth date and a like name.

    Children whom the user does not see are answered by the team to ring, with no fact about the child.
    """
    name = rules.normal_name(given_name, family_name)
    like = Child.objects.filter(date_of_birth=date_of_birth).annotate(likeness=TrigramSimilarity("search_name", name))
    ids = set(like.filter(likeness__gte=LIKENESS_OF_A_MATCH).values_list("pk", flat=True)[:MOST_FOUND])
    if nhs_number:
        ids |= set(Child.objects.filter(nhs_number=nhs_number).values_list("pk", flat=True))
    if not ids:
        return Matches([], [])
    seen = list(Child.objects.visible_to(user).filter(pk__in=ids).order_by("family_name", "given_name"))
    audit.record(actor=user, action=Action.SEARCH, about=[child.pk for child in seen])
    hidden = ids - {child.pk for child in seen}
    holding = Allocation.objects.filter(child_id__in=hidden, ends_on=None)
    return Matches(seen, list(Team.objects.filter(pk__in=holding.values("team_id")).select_related("agency")))


def _found(children: ChildQuerySet, text: str) -> QuerySet[Child]:
    if DIGITS.match(text):
        return children.filter(nhs_number="".join(text.split()))
    if REFERENCE.match(text.upper()):
        plain = text.upper().replace("-", "")
        return children.filter(reference=f"{plain[:4]}-{plain[4:]}")
    name = rules.normal_name(text)
    if not name:
        return children.none()
    likeness = TrigramWordSimilarity(name, "search_name")
    found: QuerySet[Any] = children.named_like(name).annotate(likeness=likeness)
    return found.order_by("-likeness", "family_name", "pk")
