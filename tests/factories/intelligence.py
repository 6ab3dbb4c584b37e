"""Intelligence, sent as the service takes it."""

from typing import Any

from agencies.choices import AgencyCode, Role
from agencies.models import User
from cases.models import Child
from intelligence.models import IntelligenceReport
from intelligence.services import reports
from tests.factories.agencies import a_member_of, a_user

CONTENT: dict[str, Any] = {
    "danger": "no",
    "narrative": "Two girls were collected at the school gate by a man in a silver car.",
    "how_known": "first_hand",
    "may_name_source": False,
    "vehicle_registration": "ab12 cde",
}


def a_report(sender: User | None = None, child: Child | None = None, **content: Any) -> IntelligenceReport:
    """A report sent by someone (a social worker unless named), about a child that the sender can see, if any."""
    return reports.submit_report(
        actor=sender or a_user(),
        content=reports.Content(**CONTENT | content),
        child_id=child.public_id if child else None,
    )


def an_officer() -> User:
    """A police liaison officer."""
    return a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
