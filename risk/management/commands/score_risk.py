"""Scores the indicator tool from JSON on standard input to JSON on standard output; opens no database."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from risk.data import carried_instruments, instruments_in
from risk.rules.scoring import answer
from slscb.core.errors import Invalid


class Command(BaseCommand):
    help = (
        "Score the CSE risk indicator tool: JSON in on stdin, JSON out on stdout, exit 2 with every fault of bad input."
    )
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Versions that were drafted in the service are handed over as files: the command opens no database."""
        said = "the definition of a further version, as the API gives it (repeat for more)"
        parser.add_argument("--tool", action="append", default=[], metavar="FILE", help=said)

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer what stands on standard input; exit 2 where it cannot be scored."""
        try:
            further = instruments_in(options["tool"])
        except (OSError, ValueError, Invalid) as error:
            raise CommandError(f"--tool: {error}") from error
        scored, text = answer(sys.stdin.buffer.read(), carried_instruments() | further)
        self.stdout.write(text)
        if not scored:
            sys.exit(2)
