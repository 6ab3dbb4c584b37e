"""What no page can be faster than: the empty signed-in page, and F, which adds the list's SQL and its template."""

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bench.sql.base import ask, needs, page, who
from bench.sql.work_list import LIST
from cases.forms import WorkListForm
from cases.presenters import row
from slscb.core.clock import today
from slscb.core.policy import SIGNED_IN

NAMES = ("pk", "public_id", "reference", "given_name", "family_name", "date_of_birth", "risk_level", "review_due_on")


@needs(SIGNED_IN)
def empty(request: HttpRequest) -> HttpResponse:
    """Nothing but the layout."""
    return page(request, "Empty", [])


@needs("child.view")
def floor(request: HttpRequest) -> HttpResponse:
    """The list's SQL and the product's own template, without models, audit or page class."""
    found = [child_of(one) for one in ask(LIST, **who(request))[:25]]
    context = {
        "page_title": "Children",
        "filters": WorkListForm(None),
        "rows": [row(child, today()) for child in found],
        "onward": "?after=next",
        "is_first": True,
        "may_record": True,
    }
    return render(request, "cases/work_list.html", context)


def child_of(values: tuple[Any, ...]) -> Any:
    """A row with the names that the list's presenter reads."""
    found = SimpleNamespace(**dict(zip(NAMES, values, strict=True)))
    found.full_name = f"{found.given_name} {found.family_name}"
    return found
