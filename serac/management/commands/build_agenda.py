"""`build_agenda --meeting YYYY-MM-DD --json`: build, or build again, the draft agenda of a meeting and print its items."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from rest_framework.utils.encoders import JSONEncoder

from serac import selectors
from serac.api.serializers import BuiltOut
from serac.models import AgendaItem
from serac.services import agenda, meetings
from slscb.core import wall
from slscb.core.errors import Invalid
from slscb.core.words import count_words, day_words


def a_day(text: str) -> date:
    """A day as YYYY-MM-DD. Raises CommandError with what is wrong."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{text!r} is not a day: write it as YYYY-MM-DD, such as 2026-12-08") from None


class Command(BaseCommand):
    """Done by the service itself, for nobody in particular."""

    help = "Build the draft agenda of the SERAC meeting on a day and print its items with every reason."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The day, and whether to print JSON."""
        parser.add_argument("--meeting", required=True, metavar="YYYY-MM-DD", help="a day on which the panel meets")
        parser.add_argument("--json", action="store_true", help="print JSON instead of lines")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build and print; a day off the grid, or an agenda gone out, ends with words and exit code 1."""
        try:
            with transaction.atomic(), wall.acting("command build_agenda"):
                meeting = meetings.plan_meeting(actor=None, held_on=a_day(options["meeting"]))
                meeting = agenda.build_agenda(actor=None, meeting_id=meeting.public_id)
        except Invalid as invalid:
            raise CommandError(" ".join(fault.message for fault in invalid.faults)) from None
        items = selectors.all_items_of(meeting)
        if options["json"]:
            built = BuiltOut({"meeting": meeting, "items": items}).data
            self.stdout.write(json.dumps(built, cls=JSONEncoder, ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{day_words(meeting.held_on)}: {count_words(len(items), 'child', 'children')}")
        for number, item in enumerate(items, start=1):
            self.stdout.write(f"{number}. {item.child.reference}: {in_one_line(item)}")


def in_one_line(item: AgendaItem) -> str:
    """Every reason of an item."""
    return " ".join(reason["words"] for reason in item.reasons) or item.added_reason
