"""Versions of the tool beside each other, and the draft of a new one. They hold nothing about children."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, QuerySet

from agencies import selectors as agencies
from agencies.models import User
from risk import access, rules
from risk.models import Instrument
from risk.rules import Difference
from risk.selectors import instruments
from slscb.core.errors import Fault


@dataclass(frozen=True)
class DraftPage:
    """A draft with all that is wrong with it, and what it says otherwise than the version before; no rules where faulty."""

    draft: Instrument
    before: Instrument
    before_rules: rules.Instrument
    rules: rules.Instrument | None
    faults: tuple[Fault, ...]
    difference: Difference | None


@dataclass(frozen=True)
class Compared:
    """Two versions and what the second says otherwise."""

    before: rules.Instrument
    after: rules.Instrument
    difference: Difference


def versions(user: User) -> QuerySet[Instrument]:
    """Every version that was switched on, and for those who draft or approve the drafts too, the newest first."""
    every: QuerySet[Instrument] = Instrument.objects.defer("definition")
    if not access.may_see_drafts(user):
        every = every.filter(in_force_from__isnull=False)
    return every.select_related("drafted_by", "proposed_by").order_by(F("in_force_from").desc(nulls_first=True), "-pk")


def switched_on() -> QuerySet[Instrument]:
    """The versions that are, were or will be in force, for paging."""
    found: QuerySet[Instrument] = Instrument.objects.switched_on()
    return found


def newest() -> Instrument:
    """The version that was switched on last, whose days may be still to come: what a draft begins with."""
    found: Instrument = Instrument.objects.switched_on().get(in_force_until=None)
    return found


def earlier() -> list[rules.Instrument]:
    """Every version that was switched on, oldest first."""
    return [instruments.tool_of(one).rules for one in Instrument.objects.switched_on().defer("definition")]


def open_draft(user: User, draft_id: UUID) -> DraftPage:
    """A draft with its faults and differences. Raises NotVisible."""
    draft, before = access.draft_for(user, draft_id), newest()
    faults = rules.draft_faults(draft.definition, earlier())
    tool = None if rules.definition_faults(draft.definition) else rules.instrument_from(draft.definition)
    before_rules = instruments.tool_of(before).rules
    differs = rules.difference(before_rules, tool) if tool else None
    return DraftPage(draft, before, before_rules, tool, faults, differs)


def compared(before: Instrument, after: Instrument) -> Compared:
    """Two versions beside each other. Raises Invalid where one is a draft that cannot be read."""
    one, other = (rules.instrument_from(version.definition) for version in (before, after))
    return Compared(one, other, rules.difference(one, other))


def waiting_for_decision(user: User) -> list[Instrument]:
    """Versions that wait for a second person, which this user could be."""
    asked = Instrument.objects.drafts().defer("definition").filter(proposed_by__isnull=False)
    return list(asked.exclude(proposed_by=user).order_by("pk"))


def approvers(besides: User) -> Sequence[User]:
    """Who may approve a version, but for its proposer."""
    held = agencies.holding("tool.approve").values("user_id")
    return list(User.objects.filter(is_active=True, pk__in=held).exclude(pk=besides.pk).order_by("pk"))
