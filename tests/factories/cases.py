"""Children, made as the service makes them."""

from datetime import date
from typing import Any

from agencies.models import User
from cases.models import Address, Child
from cases.services import children
from tests.factories.agencies import a_user

DETAILS: dict[str, Any] = {
    "given_name": "Amina",
    "family_name": "Rahman",
    "date_of_birth": date(2011, 5, 4),
    "sex": "F",
    "ethnicity": "APKN",
    "ward": "chalvey",
}


def a_child(worker: User | None = None, **details: Any) -> Child:
    """A child recorded by, and allocated to, a social worker."""
    return children.record_child(actor=worker or a_user(), details=children.Details(**DETAILS | details))


def an_address(child: Child, **said: str) -> Address:
    """Where a child lives, as a row."""
    return Address.objects.create(child=child, **said)
