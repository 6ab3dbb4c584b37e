"""Links that a page is built from."""

from dataclasses import dataclass

from django.http import QueryDict


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
