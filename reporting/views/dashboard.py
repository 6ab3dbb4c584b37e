"""The board's dashboard, a measure by itself, the list behind a figure, and the export."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from reporting import presenters, selectors
from reporting.forms import CHOSEN, PeriodForm, key_of, named_periods, period_from, period_of
from reporting.rules import Period
from reporting.services import exports
from reporting.views.files import file_answer
from slscb.core.forms import ChoiceField, GovForm, SelectField
from slscb.core.pages import FormPage, Link, ListPage, Page
from slscb.core.pages.listing import chosen_values


class PeriodPage(Page):
    """A page about a period, which stands in its address."""

    def form(self) -> PeriodForm:
        """The period form, bound where the address names one."""
        return PeriodForm(self.request.GET if "period" in self.request.GET else None)

    def period(self) -> Period:
        """The period asked for."""
        asked = self.request.GET.get("period", "")
        return period_of(asked) or period_from(chosen_values(self.form()))


class Dashboard(PeriodPage):
    """Every measure for one period."""

    capability = "report.view"
    template_name = "reporting/dashboard.html"
    page_title = "The board's figures"

    def context(self, **more: Any) -> dict[str, Any]:
        """Tiles, charts and tables."""
        period = self.period()
        answers = selectors.all_figures(self.actor, period)
        return super().context(
            filters=self.form(),
            period=period,
            tiles=presenters.tiles(answers),
            measures=[presenters.shown(answer, self.actor) for answer in answers],
            own_dates=self.request.GET.get("period") == CHOSEN,
            may_export=self.actor.may("report.export"),
            **more,
        )


class MeasureView(PeriodPage):
    """One measure, divided by what the person chooses."""

    capability = "report.view"
    template_name = "reporting/measure.html"

    def load(self) -> None:
        """The measure that the address names."""
        self.measure = selectors.measure_named(self.kwargs["measure"])

    def title(self) -> str:
        """The measure's title."""
        return self.measure.title

    def back(self) -> Link:
        """Back to all measures."""
        return Link("The board's figures", reverse("reporting:dashboard"))

    def context(self, **more: Any) -> dict[str, Any]:
        """The measure by the chosen dimension, and links to the others."""
        period, by = self.period(), self.request.GET.get("by", "")
        answer = selectors.figures(self.actor, self.measure, period, by)
        ways = [
            Link(one.label, f"?period={key_of(period)}&by={one.key}", is_current=one.key == answer.dimension.key)
            for one in self.measure.dimensions.values()
        ]
        return super().context(shown=presenters.shown(answer, self.actor), period=period, ways=ways, **more)


class MeasureList(ListPage):
    """The children behind one figure, as far as the person may see them."""

    capability = "report.drill"
    template_name = "reporting/measure_list.html"
    noun = "record"
    empty_text = "None of the children behind this figure is connected with you."

    def load(self) -> None:
        """The measure that the address names."""
        self.measure = selectors.measure_named(self.kwargs["measure"])

    def title(self) -> str:
        """The measure's title."""
        return self.measure.title

    def back(self) -> Link:
        """Back to the measure."""
        return Link("The figures", reverse("reporting:measure-view", args=[self.measure.key]))

    def items(self, filters: Mapping[str, Any]) -> QuerySet[Any]:
        """The records of the period, group and column in the address."""
        asked = self.request.GET
        period = period_of(asked.get("period", "")) or period_from({})
        by = asked.get("by") or next(iter(self.measure.dimensions))
        column = asked.get("column") or self.measure.columns[0].key
        self.group, self.column = asked.get("group", ""), column
        return selectors.listed(self.actor, self.measure, period, by, self.group, column)

    def rows(self, items: Sequence[Any]) -> list[dict[str, Any]]:
        """Child and day; whom it shows is written into the audit."""
        selectors.remember_listed(self.actor, self.measure, self.group, self.column, items)
        return presenters.behind(items, self.measure.when)


class ExportForm(GovForm):
    period = SelectField("Period", noun="the period")
    kind = ChoiceField("File", choices=[("xlsx", "Excel"), ("csv", "CSV")], initial="xlsx", noun="the kind of file")


class Export(FormPage):
    """A quarter's or year's figures as a file; counts under six do not leave."""

    capability = "report.export"
    needs_proof = True
    template_name = "reporting/export.html"
    page_title = "Export figures"
    form_class = ExportForm
    submit_text = "Download"
    about = "figures"
    export = staticmethod(exports.export_figures)

    def back(self) -> Link:
        """Back to the dashboard."""
        return Link("The board's figures", reverse("reporting:dashboard"))

    def form(self, data: Any = None, files: Any = None) -> GovForm:
        """With the periods so far."""
        form = super().form(data, files)
        choices = [(key, period.name) for key, period in named_periods().items()]
        form.fields["period"].choices = [("", "Select one"), *choices]  # type: ignore[attr-defined]
        return form

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the file and send it."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render(form=form, status=422)
        period, kind = named_periods()[form.cleaned_data["period"]], form.cleaned_data["kind"]
        return file_answer(self.export(actor=self.actor, period=period, kind=kind), period, kind, self.about)
