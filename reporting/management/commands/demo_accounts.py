"""`python manage.py demo_accounts`: who can sign in to the demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reporting.seeding.accounts import ACCOUNTS, DEMO_PASSWORD, is_made_up_place


class Command(BaseCommand):
    """Print the demo's accounts and their one password."""

    requires_system_checks: list[str] = []
    help = "Print the accounts of the demo and their one password."

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_made_up_place():
            raise CommandError("There are demo accounts in the demo alone; these settings are for real people.")
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.username:<18} {account.job_title}, {account.team}")
        self.stdout.write(f"Password of all: {DEMO_PASSWORD}")
