from agencies.models.account import AccountEntry, RoleRequest
from agencies.models.agency import Agency
from agencies.models.agreement import Acceptance, AgreementVersion
from agencies.models.membership import Membership
from agencies.models.team import Team
from agencies.models.user import User

__all__ = [
    "Acceptance",
    "AccountEntry",
    "Agency",
    "AgreementVersion",
    "Membership",
    "RoleRequest",
    "Team",
    "User",
]
