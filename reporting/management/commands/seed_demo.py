"""`python manage.py seed_demo --children N --seed S [--today YYYY-MM-DD]`."""

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reporting.seeding import SeedingRefused, seed


class Command(BaseCommand):
    """Make a synthetic borough."""

    help = "Make a made-up borough: the same children, seed and today give the same data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--children", type=int, default=400, help="how many children (400)")
        parser.add_argument("--seed", type=int, default=1, help="which borough of that size (1)")
        parser.add_argument("--today", type=date.fromisoformat, help="the day on which it stands, YYYY-MM-DD (today)")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            made = seed(children=options["children"], seed=options["seed"], today=options["today"])
        except SeedingRefused as refused:
            raise CommandError(str(refused)) from refused
        seconds = time.monotonic() - began
        if options["verbosity"] > 1:
            for name, count in made.counts.items():
                self.stdout.write(f"{count:>12,} {name}")
        rows = sum(made.counts.values())
        self.stdout.write(f"Made {options['children']:,} children and {rows:,} rows in {seconds:.1f} seconds.")
