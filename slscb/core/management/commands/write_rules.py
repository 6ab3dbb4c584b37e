from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from slscb.core.rulebook import rulebook, without_source

FILE = "docs/rules.md"


class Command(BaseCommand):
    help = f"Writes {FILE} from the docstrings of the rules; with --check only says whether it is up to date."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where the file is stale")

    def handle(self, *, check: bool, **options: object) -> None:
        if bare := without_source():
            names = ", ".join(f"{rule.module}.{rule.name}" for rule in bare)
            raise CommandError(f"say in a sentence what the rule is, and 'Source: …': {names}")
        path, text = settings.BASE_DIR / FILE, rulebook()
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise CommandError(f"{FILE} is stale: run manage.py write_rules")
