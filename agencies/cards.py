"""What the home page shows an administrator."""

from typing import Any

from agencies import presenters, selectors
from agencies.models import User
from slscb.core.home import Panel


def accounts_panel(user: User) -> dict[str, Any]:
    """Roles to decide on, and accounts opened that nobody has signed in to."""
    asked, never = selectors.administrators_home(user)
    return {"requests": presenters.requests_table(asked, user), "never": presenters.account_links(never)}


def sign_off_panel(user: User) -> dict[str, Any] | None:
    """How many accounts a lead must confirm soon; nothing where there is none."""
    count = selectors.sign_offs_due(user)
    return {"count": count} if count else None


SIGN_OFF = Panel(
    key="sign-off",
    title="Accounts to confirm",
    capability="account.sign_off",
    template="agencies/_sign_off_panel.html",
    build=sign_off_panel,
    order=80,
)
ACCOUNTS = Panel(
    key="accounts",
    title="Accounts",
    capability="account.manage",
    template="agencies/_accounts_panel.html",
    build=accounts_panel,
    order=10,
)
