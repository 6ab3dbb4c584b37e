"""Opening, disabling and enabling accounts. Every act has a reason, and nobody acts on their own account."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from knox.models import AuthToken

from agencies import access, rules
from agencies.choices import AccountAct
from agencies.models import AccountEntry, User
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid, NotVisible, raise_if_any
from slscb.core.signin import factors
from slscb.core.writing import create, faults_of


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who gets an account."""

    username: str
    first_name: str
    last_name: str
    email: str
    job_title: str = ""
    telephone: str = ""


@transaction.atomic
def open_account(*, actor: User, person: Person, reason: str) -> User:
    """Open an account that holds no role yet, and send its owner a link to set a password. Raises Invalid, NotAllowed."""
    access.check(actor)
    taken = User.objects.filter(username__iexact=person.username.strip()).exists()
    faults = [Fault("username", "This username is taken")] if taken else []
    account = User(**{name: value.strip() for name, value in vars(person).items()})
    account.set_unusable_password()
    try:
        account.full_clean(validate_unique=False)
    except ValidationError as error:
        faults += faults_of(error)
    raise_if_any([*faults, *rules.check_reason(reason)])
    account.save(force_insert=True)
    write_down(actor=actor, account=account, act=AccountAct.OPENED, reason=reason)
    _send_link(account)
    return account


@transaction.atomic
def send_link(*, actor: User, account_id: UUID, reason: str) -> User:
    """Send the owner of an account a link to set a password anew. Raises Invalid, NotVisible, NotAllowed.

    It goes to the account's own address and is shown to nobody: whoever could open it could act as its owner.
    """
    account = access.account_to_change(actor, account_id)
    raise_if_any([*rules.check_reason(reason), *_unreachable(account)])
    write_down(actor=actor, account=account, act=AccountAct.LINK_SENT, reason=reason)
    _send_link(account)
    return account


@transaction.atomic
def disable(*, actor: User, account_id: UUID, reason: str) -> User:
    """Close an account: every session, token and link of it dies at once, for good. Raises Invalid, NotVisible, NotAllowed.

    Source: ASVS 7.4.2; security, threat 22.
    """
    account = access.account_to_change(actor, account_id)
    faults = [] if account.is_active else [Fault("", "This account is disabled already")]
    raise_if_any([*faults, *rules.check_reason(reason)])
    account.is_active = False
    account.set_unusable_password()  # sessions and links are signed with the password: this ends them, enabled again or not
    account.save(update_fields=["is_active", "password"])
    AuthToken.objects.filter(user=account).delete()
    write_down(actor=actor, account=account, act=AccountAct.DISABLED, reason=reason)
    return account


@transaction.atomic
def enable(*, actor: User, account_id: UUID, reason: str) -> User:
    """Enable an account that is closed, for whatever reason; its owner is sent a link to set a new password.

    A last day that is over is taken away. Raises Invalid, NotVisible, NotAllowed.
    """
    account = access.account_to_change(actor, account_id)
    faults = [] if account.closed else [Fault("", "This account is not disabled")]
    raise_if_any([*faults, *rules.check_reason(reason)])
    account.is_active, account.last_used_on, account.signed_off_on = True, today(), today()
    account.expires_on = account.expires_on if account.expires_on and account.expires_on >= today() else None
    account.save(update_fields=["is_active", "last_used_on", "signed_off_on", "expires_on"])
    write_down(actor=actor, account=account, act=AccountAct.ENABLED, reason=reason)
    _send_link(account)
    return account


@transaction.atomic
def forget_factor(*, actor: User, account_id: UUID, reason: str) -> User:
    """Take the second factor of somebody who lost it away: they set up a new one. Raises Invalid, NotVisible, NotAllowed.

    The password and running sessions stay as they are.
    """
    account = access.account_to_change(actor, account_id)
    faults = [] if factors.has(account) else [Fault("", "This account has no second factor")]
    raise_if_any([*faults, *rules.check_reason(reason)])
    factors.forget(account)
    write_down(actor=actor, account=account, act=AccountAct.FACTOR, reason=reason)
    return account


@transaction.atomic
def set_last_day(*, actor: User, account_id: UUID, expires_on: date | None, reason: str) -> User:
    """Say on which day an account can be used for the last time, or on none. Raises Invalid, NotVisible, NotAllowed."""
    account = access.account_to_change(actor, account_id)
    past = expires_on is not None and expires_on < today()
    faults = [Fault("expires_on", "The last day must be today or later: disable the account instead")] if past else []
    raise_if_any([*faults, *rules.check_reason(reason)])
    account.expires_on = expires_on
    account.save(update_fields=["expires_on"])
    write_down(actor=actor, account=account, act=AccountAct.LAST_DAY, reason=reason)
    return account


@transaction.atomic
def set_password(*, actor: User | None, account_id: UUID, token: str, password: str) -> User:
    """Set the password by the link that was sent, once. `actor` is None: nobody has signed in. Raises Invalid, NotVisible."""
    account = User.objects.select_for_update().filter(public_id=account_id, is_active=True).first()
    if account is None or not default_token_generator.check_token(account, token):
        raise NotVisible("link")
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise Invalid([Fault("password", message) for message in error.messages]) from error
    account.set_password(password)
    account.save(update_fields=["password"])
    audit.record(actor=account, action=Action.CHANGE, detail={"account": str(account.public_id), "did": "password_set"})
    return account


@transaction.atomic(savepoint=False)
def write_down(*, actor: User, account: User, act: AccountAct, reason: str, role: str = "") -> None:
    """Write an act on an account into its history, with the reason, and into the audit, without."""
    entry = create(AccountEntry(account=account, act=act, role=role, reason=reason.strip(), done_by=actor))
    action = {AccountAct.OPENED: Action.CREATE, AccountAct.JOINED: Action.GRANT, AccountAct.APPROVED: Action.GRANT}
    ended = {AccountAct.LEFT: Action.REVOKE, AccountAct.DISABLED: Action.REVOKE}
    detail = {"account": str(account.public_id), "did": act.value} | ({"role": role} if role else {})
    audit.record(actor=actor, action=(action | ended).get(act, Action.CHANGE), target=entry, detail=detail)


def _unreachable(account: User) -> list[Fault]:
    if not account.is_active:
        return [Fault("", "This account is disabled: enable it first")]
    return [] if account.email else [Fault("", "This account has no email address")]


def _send_link(account: User) -> None:
    token = default_token_generator.make_token(account)
    link = reverse("agencies:password-set", args=[account.public_id, token])
    outbox.send(recipient=account, key=f"password:{account.public_id}:{now().isoformat()}", link=link)
