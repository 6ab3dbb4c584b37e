"""Returns that the server's own commands write into a folder, and what is said of them on the screen."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management.base import BaseCommand, CommandError

from missing.presenters.statutory import in_words
from missing.services.leaving import Return
from slscb.core.words import count_words

Write = Callable[[Path], Return]


class ReturnCommand(BaseCommand):
    """Run by whoever may sign in to the server; no role of the service itself may have every looked-after child's record."""

    errors, remarks = "", ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument(
            "--out", required=True, type=Path, metavar="DIR", help="the folder, made where there is none"
        )

    def publish(self, write: Write, folder: Path) -> None:
        """Write the files, in the folder of the caller. Errors do not keep them from being written; they are told, and the
        exit code is 1. Raises CommandError.
        """
        made = published(write, folder)
        files = {name: count for name, count in made.counts.items() if name not in (self.errors, self.remarks)}
        self.stdout.write("\n".join(in_words(files)))
        self.tell(made, self.remarks, "remark")
        self.tell(made, self.errors, "error")
        if errors := made.counts[self.errors]:
            told = count_words(errors, "error")
            raise CommandError(f"{told} to put right before the return is sent: see {self.errors}")

    def tell(self, made: Return, name: str, noun: str) -> None:
        """The first remarks or errors, and where the others are."""
        for line in made.first[name]:
            self.stderr.write(line)
        if more := made.counts[name] - len(made.first[name]):
            self.stderr.write(f"{count_words(more, f'more {noun}')} in {name}")


def published(write: Write, folder: Path) -> Return:
    """Write beside the files of an earlier run, then put them in their place. Raises CommandError where the disk will not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".return-", dir=folder) as beside:
            made = write(Path(beside))
            made.publish(folder)
    except OSError as error:
        raise CommandError(f"{folder} cannot be written: {error.strerror}") from None
    return made
