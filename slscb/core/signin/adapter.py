"""What django-allauth asks of us."""

from allauth.mfa.adapter import DefaultMFAAdapter

from slscb.core.signin.sealing import seal


class FactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors sealed."""

    def encrypt(self, text: str) -> str:
        """Before it is written."""
        return seal("slscb.signin.factor").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """After it is read."""
        return seal("slscb.signin.factor").decrypt(encrypted_text.encode()).decode()
