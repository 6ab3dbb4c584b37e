"""A page that lists records, with filters in the address so that a view of the list can be kept and shared."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet

from slscb.core.forms import GovForm
from slscb.core.forms.choices import Choosing
from slscb.core.pages.base import Page
from slscb.core.pages.links import Link
from slscb.core.pages.pagination import pagination
from slscb.core.pages.slices import Slice, number_from, page_of


class ListPage(Page):
    """Lists what `items` finds, a page at a time.

    `filter_form` has optional fields only and reads the query string; `items` gets their clean values. `rows` turns the
    records of one page into what the template shows. `noun` and `nouns` are used in the total.
    """

    template_name: ClassVar[str] = "layouts/list.html"
    filter_form: ClassVar[type[GovForm] | None] = None
    per_page: ClassVar[int] = 25
    noun: ClassVar[str] = "result"
    nouns: ClassVar[str] = ""
    empty_text: ClassVar[str] = "There is nothing to show."
    nothing_found_text: ClassVar[str] = "Nothing matches what you asked for. Try fewer filters."

    def items(self, filters: Mapping[str, Any]) -> "QuerySet[Any]":
        """The records to list, in a total order, already limited to what the person may see; from a selector."""
        raise NotImplementedError

    def rows(self, items: Sequence[Any]) -> Sequence[Any]:
        """The records of one page as the template shows them; from a presenter."""
        return items

    def records(self) -> "Mapping[str, QuerySet[Any]]":
        """What the filter's record fields may choose from."""
        return {}

    def filters(self) -> GovForm | None:
        """The filter form, bound where the address holds any of its parameters."""
        if self.filter_form is None:
            return None
        asked = any(name.startswith(tuple(self.filter_form.base_fields)) for name in self.request.GET)
        return self.filter_form(self.request.GET if asked else None, records=self.records())

    def context(self, **more: Any) -> dict[str, Any]:
        """One page of the list, its filters, links and total."""
        form = self.filters()
        part: Slice[Any] = page_of(
            self.items(chosen_values(form)), number_from(self.request.GET.get("page")), self.per_page
        )
        is_filtered = form is not None and form.is_bound
        return super().context(
            slice=part,
            rows=self.rows(part.items),
            total_words=part.total_words(self.noun, self.nouns),
            pagination=pagination(part, self.request.GET),
            filters=form,
            chosen_filters=self.chosen_filters(form),
            empty_text=self.nothing_found_text if is_filtered else self.empty_text,
            **more,
        )

    def chosen_filters(self, form: GovForm | None) -> list[Link]:
        """Each filter in use, linking to the list without it; a radio left as it was narrows nothing down."""
        if form is None or not form.is_bound:
            return []
        chosen: list[Link] = []
        for name, field in form.fields.items():
            bound = form[name]
            if bound.errors:
                continue
            if isinstance(field, Choosing):
                values = [value for value in self.request.GET.getlist(name) if value not in ("", field.initial)]
                chosen += [Link(field.in_words(value), self.without(name, value), str(bound.label)) for value in values]
            elif value := form.cleaned_data.get(name):
                chosen.append(Link(bound.words_for(value), self.without(name), str(bound.label)))  # type: ignore[attr-defined]
        return chosen

    def without(self, name: str, value: str | None = None) -> str:
        """The list's address without one value of a filter, or without any of it, and back on the first page."""
        query = self.request.GET.copy()
        kept = [one for one in query.getlist(name) if value is not None and one != value]
        for parameter in [*query]:
            if parameter in ("page", name) or (value is None and parameter.startswith(f"{name}_")):
                del query[parameter]
        query.setlist(name, kept)
        return f"?{query.urlencode()}"


def chosen_values(form: GovForm | None) -> dict[str, Any]:
    """The clean values of a filter form: what is wrong in it filters nothing; unbound, its initial values."""
    if form is None:
        return {}
    if not form.is_bound:
        return {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    form.is_valid()
    return {name: form.cleaned_data.get(name) for name in form.fields}
