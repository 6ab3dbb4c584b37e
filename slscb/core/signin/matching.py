"""Whose account an agency's directory speaks of: one that is there already, bound to its subject the first time."""

from typing import TYPE_CHECKING, Any

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.db import transaction

from slscb.core import audit
from slscb.core.signin.directory import Refused
from slscb.core.signin.providers import Provider

if TYPE_CHECKING:
    from agencies.models import User

NO_ACCOUNT = "There is no account here for you. Ask your agency’s lead or the system administrator to open one."
ENDED = "Your account has ended. Ask your agency’s lead or the system administrator."
OTHER = "Your account is bound to another entry of your agency’s directory. Tell the system administrator."
YES = (True, "true", 1, "1")


@transaction.atomic
def account_of(provider: Provider, claims: dict[str, Any]) -> "User":
    """The living account that the directory's subject is bound to, bound now where this is the first time. Raises Refused.

    Nobody is signed up: the account was opened before, with an e-mail address that the directory has verified and answers
    for, and belongs to the provider's agency.
    """
    subject = str(claims["sub"])
    bound = SocialAccount.objects.select_related("user").filter(provider=provider.key, uid=subject).first()
    user = bound.user if bound else _first_time(provider, claims)
    if not user.lives or provider.agency not in {one.team.agency.code for one in user.live_memberships}:
        raise Refused(ENDED)
    if bound is None:
        SocialAccount.objects.create(user=user, provider=provider.key, uid=subject)
        audit.record(actor=user, action=audit.Action.CHANGE, detail={"did": "bound", "provider": provider.key})
    return user


def has_second_factor(provider: Provider, claims: dict[str, Any]) -> bool:
    """Whether the directory has asked for a second factor and the settings let that count as ours."""
    methods = claims.get("amr")
    return provider.trusts_mfa and isinstance(methods, list) and "mfa" in methods


def _first_time(provider: Provider, claims: dict[str, Any]) -> "User":
    email = str(claims.get("email", "")).strip().lower()
    is_verified = claims.get("email_verified") in YES or claims.get("xms_edov") in YES
    if not is_verified or email.rpartition("@")[2] not in [one.lower() for one in provider.domains]:
        raise Refused(NO_ACCOUNT)
    # Locked, so that two who come at once for the first time are not both bound.
    found = list(get_user_model().objects.select_for_update().filter(email__iexact=email)[:2])
    if len(found) != 1:
        raise Refused(NO_ACCOUNT)
    if SocialAccount.objects.filter(user=found[0], provider=provider.key).exists():
        raise Refused(OTHER)
    return found[0]
