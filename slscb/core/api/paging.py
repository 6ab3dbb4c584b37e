from rest_framework.pagination import CursorPagination


class CursorPages(CursorPagination):
    """Pages by cursor, never by count: 50 a page, 200 at most. Views pass the ordering, unique in its last key."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def __init__(self, ordering: tuple[str, ...] = ("-created_at", "-pk")) -> None:
        self.ordering = ordering
