"""What django-allauth asks of us."""

from typing import TYPE_CHECKING, Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter

from slscb.core.signin.sealing import seal

if TYPE_CHECKING:
    from agencies.models import User

ISSUER = "Slough safeguarding"


class FactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors sealed."""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """For whom a security key answers: this host, by whatever name it was asked."""
        return {"id": context.request.get_host().partition(":")[0], "name": ISSUER}

    def get_public_key_credential_user_entity(self, user: "User") -> dict[str, Any]:
        """Whose a security key is: by the random id, since the row's own number tells how many accounts there are."""
        return {**super().get_public_key_credential_user_entity(user), "id": user.public_id.bytes}

    def encrypt(self, text: str) -> str:
        """Before it is written."""
        return seal("slscb.signin.factor").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """After it is read."""
        return seal("slscb.signin.factor").decrypt(encrypted_text.encode()).decode()
