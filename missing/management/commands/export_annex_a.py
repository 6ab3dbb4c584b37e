"""`export_annex_a --on 2026-11-30 --out DIR`: list 8 of Ofsted's Annex A as things stood on a day."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import CommandError

from missing.management.publishing import ReturnCommand
from missing.services import annex_a
from missing.services.annex_a import ERRORS, REMARKS
from slscb.core.clock import today

FIRST = date(2000, 1, 1)


def a_day(text: str) -> date:
    """The day of the list. Raises CommandError with what is wrong."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{text!r} is not a day: write it as YYYY-MM-DD, such as 2026-11-30") from None
    if not FIRST <= day <= today():
        raise CommandError(f"{text} cannot be listed: take a day from {FIRST} to today")
    return day


class Command(ReturnCommand):
    """One file."""

    help = "Write annex_a_list_8.csv: the children looked after on a day or in the six months before it."
    errors, remarks = ERRORS, REMARKS

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The day, and where to."""
        parser.add_argument("--on", required=True, metavar="YYYY-MM-DD", help="the day of the list")
        super().add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write and publish."""
        on = a_day(options["on"])
        self.publish(lambda folder: annex_a.write_list(actor=None, on=on, folder=folder), options["out"])
