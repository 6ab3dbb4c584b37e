"""Confirming, every 90 days, that the people of an agency still need their accounts."""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies import access, rules, selectors
from agencies.choices import AccountAct, Role
from agencies.models import User
from agencies.services.accounts import write_down
from slscb.core import outbox
from slscb.core.clock import now, today
from slscb.core.errors import raise_if_any
from slscb.core.words import count_words

CONFIRMED = "Still needed"


@transaction.atomic
def sign_off(*, actor: User, account_id: UUID, needed: bool, reason: str = "") -> User:
    """Confirm that an account is still needed, or ask the administrators to end it. Raises Invalid, NotVisible, NotAllowed.

    An account that was suspended because nobody confirmed it can be used again. Source: brief, sign-in; ASVS 8.
    """
    account = access.account_to_sign_off(actor, account_id, selectors.signable_by(actor))
    raise_if_any(rules.check_sign_off(needed, reason))
    if needed:
        account.signed_off_on = today()
        account.save(update_fields=["signed_off_on"])
        write_down(actor=actor, account=account, act=AccountAct.CONFIRMED, reason=reason.strip() or CONFIRMED)
        return account
    write_down(actor=actor, account=account, act=AccountAct.END_ASKED, reason=reason)
    outbox.notify(
        recipients=selectors.people_with([Role.SYSTEM_ADMINISTRATOR]).exclude(pk=account.pk),
        key=f"account-end-asked:{account.public_id}:{now().isoformat()}",
        title="A lead asks you to end an account",
        link=reverse("agencies:account-view", args=[account.public_id]),
    )
    return account


@transaction.atomic
def remind(*, actor: None) -> int:
    """Remind whoever may confirm of the accounts that must be within 14 days, 7 days and on the day, once a step.

    Nobody's act: the nightly task calls it. Called again it tells nothing twice, and what a night left out the next tells.
    Where an agency has no lead the administrators are told. Gives how many reminders stand.
    """
    waiting = selectors.sign_offs_waiting(today())
    for one in waiting:
        outbox.notify(
            recipients=[one.recipient],
            key=f"sign-off:{one.agency.public_id}:{one.stage}:{one.newest.isoformat()}",
            title=_title(one),
            link=reverse("agencies:sign-off-list" if one.has_lead else "agencies:account-list"),
            urgent=one.stage == len(rules.REMINDED_BEFORE),
        )
    return len(waiting)


def _title(one: selectors.Waiting) -> str:
    if not one.has_lead:
        return f"{one.agency.name} has no agency lead"
    left = rules.REMINDED_BEFORE[one.stage - 1].days
    return f"{count_words(one.count, 'account')} of {one.agency.name} to confirm {f'within {left} days' if left else 'now'}"
