"""An account that has ended is nobody: its sessions and tokens are not looked at from the next request on."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import ModelBackend
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

from slscb.core.clock import today

if TYPE_CHECKING:
    from agencies.models import User


class Accounts(ModelBackend):
    """Django asks this when somebody signs in, and again at every request of a session."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether the account lives."""
        return bool(user is not None and user.lives)


class Tokens(TokenAuthentication):
    """knox's tokens, for accounts that live; a day of use is noted, so that a program's account does not fall dormant."""

    def validate_user(self, auth_token: Any) -> tuple["User", Any]:
        """The token's user. Raises AuthenticationFailed."""
        user: User = auth_token.user
        if not user.lives:
            raise AuthenticationFailed("This account has ended.")
        if user.used_on < today():
            type(user).objects.filter(pk=user.pk).update(last_used_on=today())
        return user, auth_token
