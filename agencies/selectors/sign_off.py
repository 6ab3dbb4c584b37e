"""Reading which accounts a lead answers for, and which must be confirmed. No child.

An account belongs to the agencies of its live memberships; to the board's office only where it has no other. A lead's own
account is confirmed by another lead of the agency, by one of the board's, or by the information governance lead.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from agencies import access, rules
from agencies.choices import AccountAct, AgencyCode, Role
from agencies.models import AccountEntry, Agency, Membership, User
from agencies.selectors.agreements import led_by
from agencies.selectors.people import people_with
from slscb.core.clock import today


@dataclass(frozen=True)
class Waiting:
    """So many accounts of an agency that somebody may confirm have come to a stage (1, 2 or 3), the newest by `newest`."""

    agency: Agency
    stage: int
    count: int
    newest: date
    recipient: User
    has_lead: bool


def accounts_to_sign_off(user: User) -> "QuerySet[User]":
    """The accounts for which the user answers, those confirmed longest ago first, each with its live memberships as
    `held_now` and when an end was last asked for as `end_asked`. Raises NotAllowed."""
    access.check_lead(user)
    live = Membership.objects.live(today())
    held = Prefetch("memberships", live.select_related("team__agency").order_by("starts_on", "pk"), to_attr="held_now")
    asked = Prefetch(
        "account_entries", AccountEntry.objects.filter(act=AccountAct.END_ASKED).order_by("-pk"), to_attr="ends_asked"
    )
    found = _since(signable_by(user)).prefetch_related(held, asked)
    return found.order_by("since", "last_name", "first_name", "pk")


def account_to_sign_off(user: User, account_id: UUID) -> User:
    """One of those, as the list has it. Raises NotAllowed, for one's own too, and NotVisible."""
    return access.account_to_sign_off(user, account_id, accounts_to_sign_off(user))


def signable_by(user: User) -> "QuerySet[User]":
    """The accounts that the user may confirm, never their own; none for whoever is no lead."""
    led = led_by(user)
    of_leads = any(one.code == AgencyCode.BOARD for one in led) or Role.IG_LEAD in user.standing.roles
    leads = _held(role=Role.AGENCY_LEAD)
    mine = Q(pk__in=[])
    for one in led:
        mine |= _belongs_to(one)
    return _usable().filter(mine | leads if of_leads else mine).exclude(pk=user.pk)


def sign_offs_due(user: User) -> int:
    """How many of the accounts for which the user answers must be confirmed within 14 days. Raises NotAllowed."""
    access.check_lead(user)
    return _due(signable_by(user), today()).count()


def sign_offs_waiting(day: date) -> list[Waiting]:
    """What each of those who confirm is to be reminded of, agency by agency and stage by stage; never of their own."""
    found = []
    administrators, above = list(people_with([Role.SYSTEM_ADMINISTRATOR])), _above()
    for agency in Agency.objects.filter(Exists(Membership.objects.live(day).filter(team__agency=OuterRef("pk")))):
        accounts = _due(_usable().filter(_belongs_to(agency)), day)
        due = [(one, rules.sign_off_stage(one.sign_off_due_on, day)) for one in accounts]
        leads = list(_usable().filter(_held(role=Role.AGENCY_LEAD, team__agency=agency)))
        for stage in sorted({stage for _, stage in due if stage}):
            at_stage = [one for one, reached in due if reached == stage]
            of_leads = [one for one in at_stage if one in leads]
            told = dict.fromkeys(above, of_leads) | dict.fromkeys(leads or administrators, at_stage)
            found += _told(agency, stage, told, has_lead=bool(leads))
    return found


def _told(agency: Agency, stage: int, told: dict[User, list[User]], *, has_lead: bool) -> list[Waiting]:
    made = []
    for user, accounts in told.items():
        days = [one.sign_off_due_on for one in accounts if one != user or not has_lead]
        if days:
            made.append(Waiting(agency, stage, len(days), max(days), user, has_lead))
    return made


def _above() -> list[User]:
    """Who confirms the accounts of leads: those of the board, and the information governance lead."""
    of_board = _held(role=Role.AGENCY_LEAD, team__agency__code=AgencyCode.BOARD)
    return list(_usable().filter(of_board | _held(role=Role.IG_LEAD)))


def _usable() -> "QuerySet[User]":
    return User.objects.filter(Q(expires_on=None) | Q(expires_on__gte=today()), is_active=True)


def _held(**what: object) -> Q:
    return Q(Exists(Membership.objects.live(today()).filter(user=OuterRef("pk"), **what)))


def _belongs_to(agency: Agency) -> Q:
    partner = Membership.objects.live(today()).filter(user=OuterRef("pk")).exclude(team__agency__code=AgencyCode.BOARD)
    held = _held(team__agency=agency)
    return held & ~Q(Exists(partner)) if agency.code == AgencyCode.BOARD else held


def _since(accounts: "QuerySet[User]") -> "QuerySet[Any]":
    """With the day on which each was last confirmed, or opened, as `User.sign_off_due_on` counts it."""
    opened = F("date_joined__date")
    return accounts.alias(since=Greatest(Coalesce("signed_off_on", opened), opened))


def _due(accounts: "QuerySet[User]", day: date) -> "QuerySet[User]":
    """Those of which a reminder is due."""
    first = rules.REMINDED_BEFORE[0]
    return _since(accounts).filter(since__lte=day + first - settings.SIGN_OFF_EVERY)
