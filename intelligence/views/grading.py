"""What police do with intelligence: the list, one report, taking it up, the grade."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from intelligence import presenters, selectors
from intelligence.choices import ReportState
from intelligence.forms import GradeForm, ReportFilters, TakeForm
from intelligence.services import reports
from slscb.core import marking
from slscb.core.forms import GovForm
from slscb.core.pages import ConfirmPage, FormPage, Link, ListPage, Page


class ReportList(ListPage):
    """Every report for police, the newest first."""

    capability = "intelligence.grade"
    template_name = "intelligence/report_list.html"
    page_title, noun = "Intelligence", "report"
    filter_form = ReportFilters
    empty_text = "No agency has sent intelligence."

    def items(self, filters: Mapping[str, Any]) -> Any:
        """All, or those that wait."""
        return selectors.reports_to_read(self.actor, waiting=filters.get("show") == "waiting")

    def rows(self, items: Sequence[Any]) -> Any:
        """A table with grades, audited as shown."""
        selectors.remember_listed(self.actor, items)
        return presenters.police_table(self.actor, items)


class ReportPage(Page):
    """A page about one report; opening it is audited."""

    capability = "intelligence.grade"

    def load(self) -> None:
        """The report, for police."""
        self.report = selectors.open_report(self.actor, self.kwargs["report_id"])

    def back(self) -> Link:
        """Back to the list."""
        return Link("Intelligence", reverse("intelligence:report-list"))

    def narrative(self) -> str:
        """What was seen or heard, for those with the right to what was sent."""
        return str(marking.shown(self.actor, self.report, "narrative"))

    def address(self) -> str:
        """The report's own page."""
        return reverse("intelligence:report-view", args=[self.report.public_id])


class ReportView(ReportPage):
    """One report in full, with its grade."""

    template_name = "intelligence/report_view.html"
    page_title = "Intelligence report"

    def context(self, **more: Any) -> dict[str, Any]:
        """What was sent, the grade, and the child where the reader may open the record."""
        return super().context(
            report=self.report,
            summary=presenters.summary(self.actor, self.report),
            grading=presenters.grading(self.report),
            may_see_child=selectors.may_see_child(self.actor, self.report),
            may_take=self.report.state == ReportState.SUBMITTED,
            **more,
        )


class ReportTake(ReportPage, ConfirmPage):
    """Takes a report up."""

    page_title = "Take up this report?"
    form_class = TakeForm
    consequences = "The sender sees that police have taken it up."
    submit_text = "Take it up"
    success_text = "The report is taken up."

    def initial(self) -> Mapping[str, Any]:
        """The version that is taken up."""
        return {"version": self.report.version}

    def save(self, form: GovForm) -> str:
        """Take it up and go back to it."""
        version = form.cleaned_data["version"]
        reports.take_report(actor=self.actor, report_id=self.report.public_id, expected_version=version)
        return self.address()


class ReportGrade(ReportPage, FormPage):
    """Gives the grade."""

    template_name = "intelligence/report_grade.html"
    page_title = "Grade this report"
    form_class = GradeForm
    submit_text = "Save the grade"
    success_text = "The grade is saved."

    def initial(self) -> Mapping[str, Any]:
        """The grade as it is."""
        return {name: getattr(self.report, name) for name in GradeForm.base_fields}

    def context(self, **more: Any) -> dict[str, Any]:
        """The form beside the report."""
        return super().context(report=self.report, summary=presenters.summary(self.actor, self.report), **more)

    def save(self, form: GovForm) -> str:
        """Save and go back to the report."""
        grade = dict(form.cleaned_data)
        version = grade.pop("version")
        reports.grade_report(actor=self.actor, report_id=self.report.public_id, expected_version=version, **grade)
        return self.address()
