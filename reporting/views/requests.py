"""The nine counts of a freedom-of-information request, and their file."""

from typing import Any

from django.urls import reverse

from reporting import selectors
from reporting.forms import CHOSEN
from reporting.presenters import requests
from reporting.services import exports
from reporting.views.dashboard import Export, PeriodPage
from slscb.core.pages import Link


class StandardCounts(PeriodPage):
    """The nine counts for one period."""

    capability = "report.view"
    template_name = "reporting/requests.html"
    page_title = requests.TITLE

    def back(self) -> Link:
        """Back to the dashboard."""
        return Link("The board's figures", reverse("reporting:dashboard"))

    def context(self, **more: Any) -> dict[str, Any]:
        """The counts, and what each of them counts."""
        period = self.period()
        counted = selectors.standard_counts(self.actor, period)
        return super().context(
            filters=self.form(),
            period=period,
            table=requests.table(counted, period, self.actor),
            explained=requests.explained(counted),
            own_dates=self.request.GET.get("period") == CHOSEN,
            may_export=self.actor.may("report.export"),
            **more,
        )


class StandardCountsExport(Export):
    """The nine counts of a quarter or a year as a file; counts under six do not leave."""

    capability = "report.export"
    page_title = "Export the freedom-of-information counts"
    about = "freedom-of-information"
    export = staticmethod(exports.export_requests)

    def back(self) -> Link:
        """Back to the counts."""
        return Link(requests.TITLE, reverse("reporting:requests"))
