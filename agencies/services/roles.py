"""Giving and ending roles. What gives power over others' rights, or sight of who saw what, takes two administrators."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies import access, rules, selectors
from agencies.choices import AccountAct, RequestState, Role
from agencies.models import Membership, RoleRequest, Team, User
from agencies.services.accounts import write_down
from slscb.core import outbox
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change, create


@dataclass(frozen=True, kw_only=True)
class Place:
    """A role in a team from a day to a day (its last) or without end."""

    team: Team
    role: str
    starts_on: date
    ends_on: date | None = None


@transaction.atomic
def give_role(*, actor: User, account_id: UUID, place: Place, reason: str) -> Membership | RoleRequest:
    """Give somebody else a role; a powerful one is asked for, and another administrator must approve it.

    Raises Invalid, NotVisible, NotAllowed. Source: ASVS 2.3.5; security, threat 1.
    """
    account = access.account_to_change(actor, account_id)
    faults = [*rules.check_place(place.role, place.team.agency.code), *rules.check_reason(reason)]
    raise_if_any([*faults, *([] if account.is_active else [Fault("", "This account is disabled: enable it first")])])
    values = {name: getattr(place, name) for name in ("team", "role", "starts_on", "ends_on")}
    if rules.needs_two(place.role):
        return _ask(actor, account, values, reason)
    made = create(Membership(user=account, given_by=actor, **values))
    write_down(actor=actor, account=account, act=AccountAct.JOINED, reason=reason, role=made.role)
    return made


@transaction.atomic
def end_role(*, actor: User, membership_id: UUID, ends_on: date, reason: str) -> Membership:
    """End somebody else's role on a day, its last. Raises Invalid, NotVisible, NotAllowed."""
    held = access.membership_for(actor, membership_id)
    over = held.ends_on is not None and held.ends_on < today()
    raise_if_any([*([Fault("", "This role has ended already")] if over else []), *rules.check_reason(reason)])
    held.ends_on = ends_on
    change(held)
    write_down(actor=actor, account=held.user, act=AccountAct.LEFT, reason=reason, role=held.role)
    return held


@transaction.atomic
def decide_request(*, actor: User, request_id: UUID, approved: bool, reason: str) -> RoleRequest:
    """Approve or refuse a powerful role that another administrator asked for. Raises Invalid, NotVisible, NotAllowed."""
    asked = access.request_for(actor, request_id)
    if asked.state != RequestState.WAITING:
        raise Invalid([Fault("", "This was decided already")])
    raise_if_any(rules.check_reason(reason))
    asked.state = RequestState.APPROVED if approved else RequestState.REFUSED
    asked.decided_by, asked.decided_at = actor, now()
    change(asked)
    if approved:
        values = {name: getattr(asked, name) for name in ("team", "role", "starts_on", "ends_on")}
        create(Membership(user=asked.account, given_by=asked.requested_by, approved_by=actor, **values))
    act = AccountAct.APPROVED if approved else AccountAct.REFUSED
    write_down(actor=actor, account=asked.account, act=act, reason=reason, role=asked.role)
    return asked


def _ask(actor: User, account: User, values: dict[str, object], reason: str) -> RoleRequest:
    held = account.memberships.live(today()).filter(team=values["team"], role=values["role"]).exists()
    raise_if_any([Fault("role", "This person already holds this role in this team")] if held else [])
    asked = create(RoleRequest(account=account, requested_by=actor, reason=reason.strip(), **values))
    write_down(actor=actor, account=account, act=AccountAct.ASKED, reason=reason, role=asked.role)
    others = selectors.people_with([Role.SYSTEM_ADMINISTRATOR])
    outbox.notify(
        recipients=[person for person in others if person not in (actor, account)],
        key=f"role-asked:{asked.public_id}",
        title="A role waits for a second administrator",
        link=reverse("agencies:request-decide", args=[asked.public_id]),
    )
    return asked
