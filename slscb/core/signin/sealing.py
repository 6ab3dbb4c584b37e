"""Sealing what must not be read in the database: a key for each purpose and owner, made from SECRET_KEY."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(purpose: str, owner: str = "") -> Fernet:
    """What seals and opens for one purpose and owner; what was sealed for another opens for nobody."""
    return _seal(settings.SECRET_KEY, purpose, owner)


@lru_cache(maxsize=256)
def _seal(secret: str, purpose: str, owner: str) -> Fernet:
    root = HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(secret.encode())
    key = HKDF(SHA256(), 32, salt=None, info=owner.encode()).derive(root)
    return Fernet(base64.urlsafe_b64encode(key))
