import base64

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Print a new pair of keys: one signs how far the audit has come, the other proves it."

    def handle(self, **options: object) -> None:
        private = Ed25519PrivateKey.generate()
        for name, key in (
            ("AUDIT_ANCHOR_KEY", private.private_bytes_raw()),
            ("AUDIT_ANCHOR_PUBLIC_KEY", private.public_key().public_bytes_raw()),
        ):
            self.stdout.write(f"{name}={base64.b64encode(key).decode()}")
