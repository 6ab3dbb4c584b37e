"""`export_ssda903 --year 2026 --out DIR`: the return on looked-after children for the year ending 31 March."""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from missing.presenters.statutory import in_words
from missing.services import statutory
from missing.services.statutory import ERRORS, REMARKS
from slscb.core.words import count_words

FIRST_YEAR, LAST_YEAR = 2000, 2100


def a_year(text: str) -> int:
    """The year in which the collection year ends. Raises CommandError with what is wrong."""
    if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    raise CommandError(f"{text!r} is not a year: write the one in which the return's year ends, such as 2026")


def write(year: int, folder: Path) -> statutory.Return:
    """Write beside the files of an earlier run, then put them in their place. Raises CommandError where the disk will not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".ssda903-", dir=folder) as beside:
            made = statutory.write_return(actor=None, year=year, folder=Path(beside))
            made.publish(folder)
    except OSError as error:
        raise CommandError(f"{folder} cannot be written: {error.strerror}") from None
    return made


class Command(BaseCommand):
    """Run by whoever may sign in to the server; no role of the service itself may have every looked-after child's record."""

    help = "Write header.csv, episodes.csv and missing.csv of the SSDA903 return for the year ending 31 March."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The year, and where to."""
        parser.add_argument("--year", required=True, help="the year in which it ends: 2026 for 2025-26")
        parser.add_argument(
            "--out", required=True, type=Path, metavar="DIR", help="the folder, made where there is none"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files. Errors do not keep them from being written; they are told, and the exit code is 1."""
        made = write(a_year(options["year"]), options["out"])
        files = {name: count for name, count in made.counts.items() if name not in (ERRORS, REMARKS)}
        self.stdout.write("\n".join(in_words(files)))
        self.tell(made, REMARKS, "remark")
        self.tell(made, ERRORS, "error")
        if errors := made.counts[ERRORS]:
            raise CommandError(f"{count_words(errors, 'error')} to put right before the return is sent: see {ERRORS}")

    def tell(self, made: statutory.Return, name: str, noun: str) -> None:
        """The first remarks or errors, and where the others are."""
        for line in made.first[name]:
            self.stderr.write(line)
        if more := made.counts[name] - len(made.first[name]):
            self.stderr.write(f"{count_words(more, f'more {noun}')} in {name}")
