from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from rest_framework.pagination import Cursor
from rest_framework.request import Request

from slscb.core.api.paging import CursorPages


class SlicePages(CursorPages):
    """Pages of a list that keeps an order of its own, such as a union: the cursor says how many were shown before.

    To the client they are the same as other pages. What is added meanwhile at the head is never left out of the pages that
    follow; it moves the rest down, so that a line may come twice.
    """

    offset_cutoff = 1_000_000

    def paginate_queryset(self, queryset: "QuerySet[Any] | Sequence[Any]", request: Request, view: Any = None) -> Any:
        self.request, self.base_url = request, request.build_absolute_uri()
        self.size = self.get_page_size(request) or self.page_size
        cursor = self.decode_cursor(request)
        self.start = cursor.offset if cursor else 0
        rows = list(queryset[self.start : self.start + self.size + 1])
        self.has_more = len(rows) > self.size
        return rows[: self.size]

    def get_next_link(self) -> str | None:
        return self._link(self.start + self.size) if self.has_more else None

    def get_previous_link(self) -> str | None:
        return self._link(max(0, self.start - self.size)) if self.start else None

    def _link(self, start: int) -> str:
        return str(self.encode_cursor(Cursor(offset=start, reverse=False, position=None)))
