"""One assessment, and a child's history of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from risk import selectors
from risk.presenters import assessments, chart, comparing, printing
from slscb.core.clock import now, today
from slscb.core.pages import Link, Page


class AssessmentView(Page):
    """Everything about one screening or assessment, beside the one before."""

    capability = "child.view"
    template_name = "risk/assessment_view.html"

    def load(self) -> None:
        """Open it; the opening is written into the audit."""
        self.opened = selectors.open_assessment(self.actor, self.kwargs["assessment_id"])

    def title(self) -> str:
        """Such as 'Assessment of 23 November 2026'."""
        return assessments.title(self.opened.assessment)

    def back(self) -> Link:
        """Back to the child."""
        child = self.opened.assessment.child
        return Link(child.full_name, reverse("cases:child-view", args=[child.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """The level and why, the evidence, what changed, and what follows."""
        beside = comparing.beside(self.actor, self.opened)
        return super().context(beside=beside, **assessments.page(self.actor, self.opened, today()), **more)


class AssessmentPrint(Page):
    """A screening or assessment as a PDF with the name of whoever printed it."""

    capability = "child.view"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The PDF; the printing is written into the audit."""
        opened = selectors.print_assessment(self.actor, kwargs["assessment_id"])
        content = printing.assessment_pdf(self.actor, opened, today(), now())
        heads = {"Content-Disposition": f'inline; filename="{printing.name_of(opened)}"'}
        return HttpResponse(content, content_type="application/pdf", headers=heads)


class AssessmentList(Page):
    """All screenings and assessments of a child, and the level over time."""

    capability = "child.view"
    template_name = "risk/assessment_list.html"
    page_title = "Screenings and assessments"

    def load(self) -> None:
        """The child and the history."""
        self.child, self.made, self.events = selectors.history_of(self.actor, self.kwargs["child_id"])

    def back(self) -> Link:
        """Back to the child."""
        return Link(self.child.full_name, reverse("cases:child-view", args=[self.child.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """The table and the chart."""
        table = assessments.history(self.made) if self.made else None
        drawn = chart.levels_over_time(self.made, self.events, today())
        return super().context(child=self.child, table=table, chart=drawn, **more)
