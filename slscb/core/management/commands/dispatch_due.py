from datetime import datetime

from django.core.management.base import BaseCommand, CommandError, CommandParser

from slscb.core import outbox
from slscb.core.clock import now


class Command(BaseCommand):
    help = "One pass of everything due: reminders, escalations, expiries and waiting e-mails. What beat calls."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--now", help="the moment to act for, ISO 8601 with an offset; the present by default")

    def handle(self, **options: object) -> None:
        moment = _moment(str(options["now"])) if options["now"] else now()
        dispatched = outbox.dispatch(moment)
        sent = outbox.send_waiting(moment)
        self.stdout.write(f"{dispatched.done} reminders sent, {dispatched.failed} put off, {sent} e-mails sent")
        if dispatched.failed:
            raise CommandError("some reminders could not be carried out; they will be tried again")


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError("--now must be ISO 8601, as in 2026-11-23T09:00:00+00:00") from None
    if moment.tzinfo is None:
        raise CommandError("--now must say its offset from UTC, as in 2026-11-23T09:00:00+00:00")
    return moment
