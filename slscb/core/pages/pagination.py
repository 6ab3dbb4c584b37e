"""Which page links to show below a list."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from slscb.core.pages.links import Link, query_with
from slscb.core.pages.slices import Slice


@dataclass(frozen=True)
class Pagination:
    """Previous, next and numbered links; a number without a link is an ellipsis. False where one page is all."""

    previous: str = ""
    next: str = ""
    numbers: list[Link] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.previous or self.next)


def pagination(part: Slice[Any], query: QueryDict) -> Pagination:
    """The links for one page of a list, keeping the rest of the query string."""
    shown = sorted(_near(part))
    numbers: list[Link] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            numbers.append(Link("⋯", ""))
        numbers.append(Link(str(number), query_with(query, page=number), is_current=number == part.number))
    if part.last is None and part.next:
        numbers.append(Link("⋯", ""))
    return Pagination(
        previous=query_with(query, page=part.previous) if part.previous else "",
        next=query_with(query, page=part.next) if part.next else "",
        numbers=numbers,
    )


def _near(part: Slice[Any]) -> set[int]:
    return {1, part.number, *filter(None, (part.previous, part.next, part.last))}
