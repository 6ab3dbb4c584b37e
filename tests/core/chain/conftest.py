"""A key of this run's own and a folder for its anchors."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from slscb.core import audit
from slscb.core.models import AuditEvent


@pytest.fixture
def key(settings, tmp_path) -> Ed25519PrivateKey:
    made = Ed25519PrivateKey.generate()
    settings.AUDIT_ANCHORS = str(tmp_path / "anchors")
    settings.AUDIT_ANCHOR_KEY = base64.b64encode(made.private_bytes_raw()).decode()
    return made


@pytest.fixture
def ten_events() -> list[AuditEvent]:
    """Ten events, each committed by itself."""
    return [
        audit.record(actor=None, action=audit.Action.VIEW, about=[number, number + 1], detail={"card": f'"{number}"'})
        for number in range(10)
    ]
