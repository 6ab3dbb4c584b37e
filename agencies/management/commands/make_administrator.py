"""`python manage.py make_administrator USERNAME`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agencies.services.administrators import SetUpAlready, make_administrator
from slscb.core import wall
from slscb.core.errors import Invalid, NotVisible


class Command(BaseCommand):
    """Make an account a system administrator's, while the service has fewer than two of them."""

    help = (
        "Give an account the role of system administrator. Only the first two: after that, two administrators decide."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic(), wall.acting("command make_administrator"):
                made = make_administrator(actor=None, username=options["username"])
        except NotVisible:
            raise CommandError(f"There is no active account called {options['username']}.") from None
        except SetUpAlready:
            raise CommandError(
                "There are two administrators already: one asks and the other approves, on the pages."
            ) from None
        except Invalid as invalid:
            raise CommandError("; ".join(fault.message for fault in invalid.faults)) from None
        self.stdout.write(f"{options['username']} is a system administrator from {made.starts_on:%d %B %Y} on.")
