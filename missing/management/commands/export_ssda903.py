"""`export_ssda903 --year 2026 --out DIR`: the return on looked-after children for the year ending 31 March."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from missing.management.publishing import ReturnCommand
from missing.services import statutory
from missing.services.leaving import ERRORS, REMARKS

FIRST_YEAR, LAST_YEAR = 2000, 2100


def a_year(text: str) -> int:
    """The year in which the collection year ends. Raises CommandError with what is wrong."""
    if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    raise CommandError(f"{text!r} is not a year: write the one in which the return's year ends, such as 2026")


class Command(ReturnCommand):
    """The three files of the return."""

    help = "Write header.csv, episodes.csv and missing.csv of the SSDA903 return for the year ending 31 March."
    errors, remarks = ERRORS, REMARKS

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The year, and where to."""
        parser.add_argument("--year", required=True, help="the year in which it ends: 2026 for 2025-26")
        super().add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write and publish."""
        year = a_year(options["year"])
        self.publish(lambda folder: statutory.write_return(actor=None, year=year, folder=folder), options["out"])
