"""`import_missing FILE --mapping NAME [--dry-run]`: a police extract of missing people."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from missing import selectors
from missing.models import Extract
from missing.presenters import extracts as presenters
from missing.services.extracts import receiving, recording
from slscb.core.errors import Invalid

MOST_SHOWN = 50


class Command(BaseCommand):
    """Run by whoever may sign in to the server. It sees every child, says nothing of any, and leaves doubt to people."""

    help = "Bring in a police extract of missing people. Faulty rows are told with their line; all others are recorded."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, how to read it, and whether to look only."""
        parser.add_argument("file", type=Path, metavar="FILE", help="a CSV file")
        parser.add_argument(
            "--mapping", required=True, metavar="NAME", help="'standard', or a mapping saved on the pages"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it in, and unless it is a dry run, record it. The exit code is 1 where a row is faulty."""
        with transaction.atomic():
            extract = self.take_in(options["file"], options["mapping"])
            bad = self.tell_faults(extract)
            if options["dry_run"]:
                self.stdout.write("\n".join(presenters.in_words(extract.counts)))
                transaction.set_rollback(True)
            else:
                receiving.confirm(actor=None, extract_id=extract.public_id)
        if not options["dry_run"]:
            before = bad
            extract = recording.record(actor=None, extract_id=extract.public_id)
            bad = self.tell_faults(extract) if extract.counts.get("bad", 0) != before else before
            self.stdout.write("\n".join(presenters.in_words(extract.counts)))
        if bad:
            raise CommandError("some rows are faulty and were left out: mend them and run the command again")

    def take_in(self, path: Path, mapping: str) -> Extract:
        """Read the file. Raises CommandError with every fault of the file as a whole."""
        try:
            with path.open("rb") as file:
                return receiving.receive(actor=None, file=file, file_name=path.name, mapping_name=mapping)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}") from None
        except Invalid as invalid:
            raise CommandError("\n".join(fault.message for fault in invalid.faults)) from None

    def tell_faults(self, extract: Extract) -> int:
        """Each faulty row with its line and column, the first ones in full; answers with how many there are."""
        lines = list(presenters.faults_in_words(selectors.faulty_rows(extract)))
        for line in lines[:MOST_SHOWN]:
            self.stderr.write(line)
        if len(lines) > MOST_SHOWN:
            self.stderr.write(f"and {len(lines) - MOST_SHOWN:,} more: all are on the extract's rows")
        return extract.counts.get("bad", 0)
