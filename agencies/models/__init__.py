from agencies.models.account import AccountEntry, RoleRequest
from agencies.models.agency import Agency
from agencies.models.membership import Membership
from agencies.models.team import Team
from agencies.models.user import User

__all__ = ["AccountEntry", "Agency", "Membership", "RoleRequest", "Team", "User"]
