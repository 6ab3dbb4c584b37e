"""Counting that stops: a person who reads 'more than 1,000' needs no exact number, and 100,000 rows cost a scan."""

from django.db.models import IntegerField, Model, QuerySet, Subquery

from slscb.core.pages.slices import MOST_COUNTED
from slscb.core.words import count_words


class CappedCount(Subquery):
    """How many rows a question finds, at most one more than 1,000, as a column: several counts go in one statement."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    empty_result_set_value = 0

    def __init__(self, queryset: "QuerySet[Model]") -> None:
        super().__init__(queryset.order_by().values("pk")[: MOST_COUNTED + 1], output_field=IntegerField())


def capped_words(count: int, noun: str, nouns: str = "") -> str:
    """Such as '12 events' or 'more than 1,000 events', of a count that stopped there."""
    if count > MOST_COUNTED:
        return f"more than {count_words(MOST_COUNTED, noun, nouns)}"
    return count_words(count, noun, nouns)
