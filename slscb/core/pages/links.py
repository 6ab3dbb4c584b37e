"""Links that a page is built from."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.http import QueryDict
from django.urls import get_script_prefix, get_urlconf, reverse

ANY_RECORD = UUID(int=0)


@dataclass(frozen=True)
class Link:
    """Words and where they lead. `hidden_text` is read aloud only, to tell links apart: Change *date of birth*."""

    text: str
    href: str
    hidden_text: str = ""
    is_current: bool = False


def query_with(query: QueryDict, **changes: object) -> str:
    """The page's query string with some parameters set, or dropped where None; starts with '?'."""
    changed = query.copy()
    for name, value in changes.items():
        changed.pop(name, None)
        if value is not None:
            changed[name] = str(value)
    return f"?{changed.urlencode()}"


def address_of(url_name: str, record_id: UUID) -> str:
    """The page of a record, as `reverse` gives it. Looked up once a process: a list asks for it a hundred times."""
    pattern = _pattern(url_name, get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF)
    return pattern.replace(str(ANY_RECORD), str(record_id))


@lru_cache(maxsize=512)
def _pattern(url_name: str, prefix: str, urlconf: str) -> str:
    return reverse(url_name, args=[ANY_RECORD])
