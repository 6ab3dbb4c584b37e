"""One page of a long list, with a total that stops counting: an exact count of 100,000 rows costs a scan."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from slscb.core.words import count_words

M = TypeVar("M", bound=Model)
T = TypeVar("T")

MOST_COUNTED = 1_000
LAST_PAGE = 400


@dataclass(frozen=True)
class Slice(Generic[T]):
    """Some items of a list; `total` is capped at one more than MOST_COUNTED, `next` and `previous` are page numbers."""

    items: Sequence[T]
    total: int
    number: int = 1
    per_page: int = 25
    next: int | None = None
    previous: int | None = None

    @property
    def total_capped(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > MOST_COUNTED

    @property
    def last(self) -> int | None:
        """The number of the last page, where it is known."""
        return None if self.total_capped else max(1, -(-self.total // self.per_page))

    def total_words(self, noun: str = "result", nouns: str = "") -> str:
        """Such as '12 children' or 'more than 1,000 children'."""
        if self.total_capped:
            return f"more than {count_words(MOST_COUNTED, noun, nouns)}"
        return count_words(self.total, noun, nouns)


def page_of(queryset: "QuerySet[M] | list[M]", number: int, per_page: int = 25) -> Slice[M]:
    """One page, 1 being the first, of what is asked or of a list that was read already.

    A number beyond the end gives an empty page; it never raises. Asks for one row more than it shows to know whether another
    page follows, and counts only where that does not tell.
    """
    number = min(max(number, 1), LAST_PAGE)
    start = (number - 1) * per_page
    found = list(queryset[start : start + per_page + 1])
    items, has_more = found[:per_page], len(found) > per_page
    knows_total = not has_more and (items or number == 1)
    total = start + len(items) if knows_total else _count(queryset)
    return Slice(
        items=items,
        total=min(total, MOST_COUNTED + 1),
        number=number,
        per_page=per_page,
        next=number + 1 if has_more and number < LAST_PAGE else None,
        previous=number - 1 if number > 1 else None,
    )


def _count(items: "QuerySet[M] | list[M]") -> int:
    return len(items) if isinstance(items, list) else items.order_by()[: MOST_COUNTED + 1].count()


def number_from(text: str | None) -> int:
    """The page number in a query string; 1 for anything that is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1
