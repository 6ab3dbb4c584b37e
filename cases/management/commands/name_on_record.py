"""`python manage.py name_on_record [REFERENCE USERNAME --asked-by A --approved-by B --reason WHY]`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agencies.models import User
from cases import selectors
from cases.services import rescue
from slscb.core import wall
from slscb.core.errors import Invalid, NotVisible


class Command(BaseCommand):
    """Name a person on a protected record that too few are left to decide about; without arguments, list such records."""

    help = (
        "Without arguments: the references of protected records on which fewer than two people are left who can decide."
        " With them: name a team manager or CSE lead on one, for an information governance lead and a second person."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reference", nargs="?")
        parser.add_argument("username", nargs="?", help="who is named")
        parser.add_argument("--asked-by", default="", help="username of an information governance lead")
        parser.add_argument("--approved-by", default="", help="username of a second person")
        parser.add_argument("--reason", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic(), wall.acting("command name_on_record"):
            if options["reference"] is None:
                self._list()
            else:
                self._name(options)

    def _list(self) -> None:
        left = selectors.records_with_too_few()
        self.stdout.write("\n".join(left) if left else "Every protected record has two people who can decide about it.")

    def _name(self, options: dict[str, Any]) -> None:
        people = {"actor": options["asked_by"], "second": options["approved_by"], "user": options["username"]}
        found = {name: User.objects.filter(username=username).first() for name, username in people.items()}
        if missing := [people[name] or f"the {name}" for name, user in found.items() if user is None]:
            raise CommandError(f"There is no account for {', '.join(missing)}.")
        try:
            rescue.name_from_outside(reference=options["reference"], reason=options["reason"], **found)  # type: ignore[arg-type]
        except NotVisible:
            raise CommandError(f"There is no protected record {options['reference']}.") from None
        except Invalid as invalid:
            raise CommandError("; ".join(fault.message for fault in invalid.faults)) from None
        self.stdout.write(f"{options['username']} is named on {options['reference']}.")
