from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from slscb.core.accessbook import accessbook, untold

FILE = "docs/access.md"


class Command(BaseCommand):
    help = (
        f"Writes {FILE} from the policy, the markings and the routes; with --check only says whether it is up to date."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where the file is stale")

    def handle(self, *, check: bool, **options: object) -> None:
        if missing := untold():
            raise CommandError(f"slscb/policy.toml says too little or too much: {', '.join(missing)}")
        path, text = settings.BASE_DIR / FILE, accessbook()
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise CommandError(f"{FILE} is stale: run manage.py write_access")
