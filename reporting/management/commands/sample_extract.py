"""`python manage.py sample_extract --out FILE [--rows N] [--seed S]`: a made-up police extract of the made-up borough."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reporting.seeding.accounts import is_made_up_place
from reporting.seeding.samples import write_extract


class Command(BaseCommand):
    """Refused where children are real: the file holds names."""

    help = "Write a made-up police extract about the made-up borough's children, to try `import_missing` with."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, how long, and which."""
        parser.add_argument("--out", type=Path, required=True, metavar="FILE")
        parser.add_argument("--rows", type=int, default=200)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        if not is_made_up_place():
            raise CommandError("A sample is made of the made-up borough; these settings are for real children.")
        with options["out"].open("w", encoding="utf-8", newline="") as file:
            write_extract(file, rows=options["rows"], seed=options["seed"])
        self.stdout.write(f"{options['rows']:,} rows in {options['out']}")
