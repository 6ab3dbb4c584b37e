"""`python manage.py create_api_token USERNAME`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from agencies.models import User
from agencies.services.tokens import issue_token


class Command(BaseCommand):
    """Print one API token and nothing else."""

    requires_system_checks: list[str] = []
    help = "Print one API token for an account and nothing else. It is shown this once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active account called {options['username']}.")
        self.stdout.write(issue_token(actor=None, user=user))
