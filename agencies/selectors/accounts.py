"""Reading accounts, for those who manage them: who has one, what roles it holds and what was done with it. No child."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.tokens import default_token_generator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Concat
from knox.models import AuthToken

from agencies import access
from agencies.choices import AccountState, RequestState
from agencies.models import AccountEntry, Membership, RoleRequest, User
from slscb.core.clock import now, today

ENTRIES_SHOWN = 50


@dataclass(frozen=True)
class AccountFilter:
    """What to list: part of a name or username, an agency's code, a role, how the account stands; "" for any."""

    text: str = ""
    agency: str = ""
    role: str = ""
    state: str = ""


@dataclass(frozen=True)
class AccountPage:
    """What the page of an account shows; the newest 50 acts, and how many API tokens live."""

    account: User
    memberships: list[Membership]
    requests: list[RoleRequest]
    entries: list[AccountEntry]
    tokens: int


def accounts(user: User, wanted: AccountFilter) -> QuerySet[User]:
    """Accounts by name, each with its live memberships as `held_now`. Raises NotAllowed."""
    access.check(user)
    live = Membership.objects.live(today())
    held = Prefetch("memberships", live.select_related("team__agency").order_by("starts_on", "pk"), to_attr="held_now")
    found = User.objects.filter(_in_state(wanted.state)).prefetch_related(held)
    for word in wanted.text.split():
        full = Concat("first_name", "last_name", "username")
        found = found.alias(full=full).filter(full__icontains=word)
    of_agency = Q(team__agency__code=wanted.agency) if wanted.agency else Q()
    in_role = Q(role=wanted.role) if wanted.role else Q()
    if wanted.agency or wanted.role:
        found = found.filter(Exists(live.filter(of_agency, in_role, user=OuterRef("pk"))))
    return found.order_by("last_name", "first_name", "pk")


def account_page(user: User, account_id: UUID) -> AccountPage:
    """One account with its memberships, the live first, and what was done with it. Raises NotVisible, NotAllowed."""
    account = access.account_for(user, account_id)
    tokens = AuthToken.objects.filter(Q(expiry=None) | Q(expiry__gt=now()), user=account)
    held = account.memberships.select_related("team__agency").order_by("-ends_on", "-starts_on", "pk")
    return AccountPage(
        account=account,
        memberships=list(held),
        requests=list(_waiting().filter(account=account)),
        entries=list(account.account_entries.select_related("done_by")[:ENTRIES_SHOWN]),
        tokens=tokens.count(),
    )


def requests_waiting(user: User) -> QuerySet[RoleRequest]:
    """The powerful roles that wait for a second administrator, the oldest first. Raises NotAllowed."""
    access.check(user)
    return _waiting().order_by("created_at", "pk")


def administrators_home(user: User) -> tuple[list[RoleRequest], list[User]]:
    """What waits for an administrator: roles that this one may decide on, and the newest accounts never signed in to."""
    asked = requests_waiting(user).exclude(requested_by=user).exclude(account=user)
    never = User.objects.filter(_in_state(AccountState.NEVER), account_entries__isnull=False).distinct()
    return list(asked[:5]), list(never.order_by("-date_joined", "-pk")[:5])


def link_lives(account_id: UUID, token: str) -> bool:
    """Whether a link to set a password works still: asked by whoever holds it, who is nobody yet."""
    account = User.objects.filter(public_id=account_id, is_active=True).first()
    return account is not None and default_token_generator.check_token(account, token)


def _waiting() -> QuerySet[RoleRequest]:
    waiting = RoleRequest.objects.filter(state=RequestState.WAITING)
    return waiting.select_related("account", "team__agency", "requested_by")


def _in_state(state: str) -> Q:
    return {
        AccountState.ACTIVE.value: Q(is_active=True),
        AccountState.NEVER.value: Q(is_active=True, last_login=None),
        AccountState.DISABLED.value: Q(is_active=False),
    }.get(state, Q())
