from datetime import timedelta

from django.core.management.base import BaseCommand, CommandParser

from cases.services import watching
from slscb.core.clock import now


class Command(BaseCommand):
    help = "Look through the openings of the last days for what somebody should look at. Found again, nothing is added."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=2, help="how many days back (2)")

    def handle(self, *, days: int, **options: object) -> None:
        found = watching.find_unusual(actor=None, since=now() - timedelta(days=days), until=now())
        self.stdout.write(f"{found} unusual openings found that were not known")
