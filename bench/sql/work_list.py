"""Job a by hand: one ordered index range a holder of grants, merged, in one statement."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from bench.sql.base import Cell, Section, ask, audit, needs, page, who
from cases.presenters import age_words, level_tag
from slscb.core.clock import today
from slscb.core.words import day_words, due_day_words

LIST = """
    WITH held AS (
        (SELECT risk_order, review_due_on, content_object_id AS child
         FROM cases_childusergrant
         WHERE user_id = %(user)s AND listed AND (until IS NULL OR until > %(now)s)
         ORDER BY risk_order, review_due_on, content_object_id LIMIT 26)
        UNION
        SELECT k.risk_order, k.review_due_on, k.child
        FROM unnest(%(groups)s::int[]) AS holder (id)
        CROSS JOIN LATERAL (
            SELECT risk_order, review_due_on, content_object_id AS child
            FROM cases_childgroupgrant
            WHERE group_id = holder.id AND listed AND (until IS NULL OR until > %(now)s)
            ORDER BY risk_order, review_due_on, content_object_id LIMIT 26
        ) k
    ), shown AS (SELECT * FROM held ORDER BY risk_order, review_due_on, child LIMIT 26)
    SELECT c.id, c.public_id, c.reference, c.given_name, c.family_name, c.date_of_birth, c.risk_level, c.review_due_on
    FROM shown JOIN cases_child c ON c.id = shown.child
    ORDER BY shown.risk_order, shown.review_due_on, shown.child
"""


@needs("child.view")
def work_list(request: HttpRequest) -> HttpResponse:
    """The first page of the list."""
    found = ask(LIST, **who(request))[:25]
    audit(request, "list", [row[0] for row in found])
    return page(request, "Children", [Section("", [cells(row) for row in found])])


def cells(row: tuple[Any, ...]) -> list[Cell]:
    """A child as a line of a list."""
    _, public_id, reference, given, family, born, level, due = row
    review = due_day_words(due, today()) if due else "None due"
    return [
        (f"{given} {family}", f"/children/{public_id}/"),
        (reference, ""),
        (day_words(born), ""),
        (age_words(born, today()), ""),
        (level_tag(level).text, ""),
        (review[:1].upper() + review[1:], ""),
    ]
