"""The second factor: codes of an authenticator app and recovery codes, both of django-allauth, each good for one use.
Security keys are in `slscb.core.signin.keys`.

allauth remembers a used code of the app in a cache that each process has for itself; here the row itself remembers, behind
its lock, so that the same code sent twenty times at once is one success (ASVS 6.5.1).
"""

from collections.abc import Callable
from hmac import compare_digest
from typing import TYPE_CHECKING

import qrcode
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.db import transaction
from django.http import HttpRequest
from django.utils.http import urlencode

from slscb.core import audit
from slscb.core.clock import now
from slscb.core.signin.adapter import ISSUER

if TYPE_CHECKING:
    from agencies.models import User

APP, CODES = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES
USED = "used_counter"


def has(user: "User") -> bool:
    """Whether the person has a second factor; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user=user).exclude(type=CODES).exists())


def is_last(user: "User", authenticator_id: int) -> bool:
    """Whether the person has no second factor but this one."""
    others = Authenticator.objects.filter(user=user).exclude(type=CODES).exclude(pk=authenticator_id)
    return not others.exists()


def has_app(user: "User") -> bool:
    """Whether the person has an authenticator app."""
    return bool(Authenticator.objects.filter(user=user, type=APP).exists())


def codes_left(user: "User") -> int:
    """How many recovery codes the person has not used."""
    held = Authenticator.objects.filter(user=user, type=CODES).first()
    return len(RecoveryCodes(held).get_unused_codes()) if held else 0


def check(request: HttpRequest, user: "User", typed: str) -> bool:
    """Whether the code is right. Wrong ones count as wrong passwords do, and too many shut the place."""
    return counted(request, user, lambda: accepts(user, typed))


def counted(request: HttpRequest, user: "User", is_right: Callable[[], bool]) -> bool:
    """Whether a second factor is right, if this place may still try; a wrong one counts as a wrong password does."""
    who = {"username": user.get_username()}
    if not AxesProxyHandler.is_allowed(request, who):
        request.axes_locked_out = True  # type: ignore[attr-defined]
        return False
    if is_right():
        return True
    user_login_failed.send(sender=__name__, credentials=who, request=request)
    return False


@transaction.atomic
def accepts(user: "User", typed: str) -> bool:
    """Whether a code of the app or a recovery code is right and was not used before; it is used with that."""
    code = "".join(typed.split())
    return _is_of_the_app(user, code) or _is_a_recovery_code(user, code)


def new_secret() -> str:
    """What the app and the service will share."""
    return str(generate_totp_secret())


def address_for(user: "User", secret: str) -> str:
    """What the app reads from the picture."""
    return f"otpauth://totp/{user.get_username()}?{urlencode({'secret': secret, 'issuer': ISSUER})}"


def picture(address: str) -> tuple[int, str]:
    """The address as a QR code: how many squares wide, and the path that draws the dark ones."""
    drawn = qrcode.QRCode(border=4)
    drawn.add_data(address)
    rows = drawn.get_matrix()
    dark = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
    return len(rows), "".join(dark)


@transaction.atomic
def set_app(user: "User", secret: str, typed: str) -> bool:
    """Let the app be the person's second factor, in place of one before, if its first code is right."""
    code = "".join(typed.split())
    counter = _counter_of(secret, code, after=-1)
    if counter is None:
        return False
    Authenticator.objects.filter(user=user, type=APP).delete()
    made = TOTP.activate(user, secret).instance
    made.data[USED] = counter
    made.save()
    audit.record(actor=user, action=audit.Action.CHANGE, detail={"did": "second_factor_set"})
    return True


@transaction.atomic
def new_codes(user: "User") -> list[str]:
    """Ten recovery codes; those before are worth nothing any more."""
    Authenticator.objects.filter(user=user, type=CODES).delete()
    audit.record(actor=user, action=audit.Action.CHANGE, detail={"did": "recovery_codes_made"})
    return list(RecoveryCodes.activate(user).get_unused_codes())


@transaction.atomic
def forget(user: "User") -> None:
    """Take every second factor away: the person sets up a new one."""
    Authenticator.objects.filter(user=user).delete()


def _is_of_the_app(user: "User", code: str) -> bool:
    app = Authenticator.objects.select_for_update().filter(user=user, type=APP).first()
    if app is None:
        return False
    counter = _counter_of(decrypt(app.data["secret"]), code, after=app.data.get(USED, -1))
    if counter is None:
        return False
    app.data[USED], app.last_used_at = counter, now()
    app.save(update_fields=["data", "last_used_at"])
    return True


def _is_a_recovery_code(user: "User", code: str) -> bool:
    held = Authenticator.objects.filter(user=user, type=CODES).first()
    return held is not None and bool(RecoveryCodes(held).validate_code(code))


def _counter_of(secret: str, code: str, *, after: int) -> int | None:
    """The half minute whose code this is, later than one that was used; None for none."""
    for counter in yield_hotp_counters_from_time():
        right = format_hotp_value(hotp_value(secret, counter))
        if counter > after and compare_digest(right.encode(), code.encode()):
            return int(counter)
    return None
