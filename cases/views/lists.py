"""The work list and search."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from cases import presenters, selectors
from cases.forms import SearchForm, WorkListForm
from cases.selectors.work_list import Place
from slscb.core.clock import today
from slscb.core.pages import Page
from slscb.core.pages.links import query_with
from slscb.core.pages.listing import chosen_values


class WorkList(Page):
    """Open children the person is connected with, the most urgent first; pages go by a cursor."""

    capability = "child.view"
    template_name = "cases/work_list.html"
    page_title = "Children"

    def context(self, **more: Any) -> dict[str, Any]:
        """One page and the link to the next."""
        form = WorkListForm(self.request.GET or None)
        children, after = selectors.work_list(
            self.actor, work_list_filter(chosen_values(form)), place_from(self.request.GET.get("after", ""))
        )
        onward = query_with(self.request.GET, after=cursor_of(after)) if after else ""
        rows = presenters.rows(children, today())
        is_first = "after" not in self.request.GET
        may_record = self.actor.may("child.record")
        return super().context(filters=form, rows=rows, onward=onward, is_first=is_first, may_record=may_record, **more)


class ChildSearch(Page):
    """Finds children by name, number or reference. The words go by POST: names do not belong into addresses and logs."""

    capability = "child.view"
    http_method_names = ["get", "head", "post"]
    template_name = "cases/child_search.html"
    page_title = "Find a child"

    def context(self, **more: Any) -> dict[str, Any]:
        """An empty form unless one was sent."""
        may = {"may_record": self.actor.may("child.record"), "may_break_glass": self.actor.may("emergency.open")}
        return super().context(**{"form": SearchForm(), **may, **more})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Search and show what was found."""
        form = SearchForm(request.POST)
        if not form.is_valid():
            return self.render(form=form, status=422)
        found = selectors.search(self.actor, form.cleaned_data["text"])
        return self.render(form=form, searched=True, rows=presenters.rows(found, today()))


def work_list_filter(chosen: dict[str, Any]) -> selectors.WorkListFilter:
    """The filter form's clean values as the selector takes them."""
    level = chosen.get("level") or ""
    return selectors.WorkListFilter(
        mine=chosen.get("whose") == "mine",
        risk_order=int(level) if level else None,
        review_due_before=today() if chosen.get("review") == "overdue" else None,
    )


def cursor_of(place: Place) -> str:
    """A place in the list as it stands in the address."""
    return f"{place.risk_order}_{place.review_due_on}_{place.child_id}"


def place_from(text: str) -> Place | None:
    """The cursor in the address; None, the beginning, for anything that is none."""
    try:
        order, due, child = text.split("_")
        return Place(int(order[:2]), date.fromisoformat(due), UUID(child))
    except ValueError:
        return None
