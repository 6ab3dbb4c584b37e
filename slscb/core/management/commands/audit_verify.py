from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from slscb.core import chain
from slscb.core.chain import anchors
from slscb.core.errors import Invalid


class Command(BaseCommand):
    help = (
        "Hold the audit against its chain and the chain against its signed anchors. Exit 1 at the first broken place."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anchors", type=Path, help=f"the folder with {anchors.FILE}; the service's own by default"
        )

    def handle(self, *, anchors: Path | None, **options: object) -> None:
        try:
            known = _known_anchors(anchors)
        except Invalid as error:
            raise CommandError(str(error)) from None
        verdict = chain.verify(known)
        if verdict.fault:
            raise CommandError(f"{verdict.fault} ({verdict.events} before it hold)")
        self.stdout.write(f"{verdict.events} events hold, {len(known)} anchors")
        if not known:
            self.stderr.write("No anchors: a tail cut off or a whole chain made anew would not be seen.")


def _known_anchors(folder: Path | None) -> list[anchors.Anchor]:
    public = anchors.public_key()
    if public is None:
        return []
    return list(anchors.read(folder or anchors.folder(), public))
