"""What the hand-written views share: asking, writing the audit, and one plain template inside the product's layout."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from slscb.core import audit as product_audit
from slscb.core.clock import now

Cell = tuple[str, str]
View = Callable[..., HttpResponse]

AUDIT = """
    INSERT INTO core_auditevent
        (at, actor_id, action, about, target_kind, target_id, detail, request_id, ip, session)
    VALUES (%s, %s, %s, %s::bigint[], %s, %s, %s, %s, %s, %s)
"""
MAY_SEE = """
    (EXISTS (SELECT FROM cases_childusergrant u
             WHERE u.content_object_id = c.id AND u.user_id = %(user)s AND (u.until IS NULL OR u.until > %(now)s))
     OR EXISTS (SELECT FROM cases_childgroupgrant g
                WHERE g.content_object_id = c.id AND g.group_id = ANY(%(groups)s)
                  AND (g.until IS NULL OR g.until > %(now)s)))
"""


@dataclass(frozen=True)
class Section:
    """A heading and rows of cells, each a text and where it leads."""

    heading: str
    rows: Sequence[Sequence[Cell]]


def needs(capability: str) -> Callable[[View], View]:
    """State a view's capability, so that the product's own middleware asks for it here too."""

    def mark(view: View) -> View:
        view.capability = capability  # type: ignore[attr-defined]
        return view

    return mark


def ask(statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """Every row of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def who(request: HttpRequest) -> dict[str, Any]:
    """The parameters of `MAY_SEE`."""
    return {"user": request.user.pk, "groups": list(request.user.standing.group_ids), "now": now()}


def audit(
    request: HttpRequest, action: str, about: Iterable[int], target: tuple[str, UUID] | None = None, **detail: Any
) -> None:
    """The same event as the product writes."""
    where = product_audit.origin.get()
    kind, identity = target or ("", None)
    said = [now(), request.user.pk, action, list(about), kind, identity and str(identity), json.dumps(detail)]
    with connection.cursor() as cursor:
        cursor.execute(AUDIT, [*said, where.request_id, where.ip, where.session])


def page(request: HttpRequest, title: str, sections: Sequence[Section]) -> HttpResponse:
    """The facts as plain tables inside the product's layout, whose cost both sides then bear."""
    return render(request, "bench/facts.html", {"page_title": title, "sections": sections})
