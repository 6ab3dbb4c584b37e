"""Sending intelligence, and the list of what one has sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from cases import access
from cases.models import Child
from intelligence import presenters, selectors
from intelligence.forms import ReportForm
from intelligence.services import reports
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, ListPage


class ReportSubmit(FormPage):
    """Sends intelligence to police."""

    capability = "intelligence.submit"
    template_name = "intelligence/report_submit.html"
    page_title = "Send intelligence to police"
    form_class = ReportForm
    submit_text = "Send to police"
    success_text = "Police have been told. They may ring you."
    child: Child | None = None

    def context(self, **more: Any) -> dict[str, Any]:
        """The form, and the child it is about."""
        return super().context(child=self.child, **more)

    def save(self, form: GovForm) -> str:
        """Send, and show what one has sent."""
        child_id = self.child.public_id if self.child else None
        reports.submit_report(actor=self.actor, content=form.content(), child_id=child_id)  # type: ignore[attr-defined]
        return reverse("intelligence:report-sent-list")


class ChildReportSubmit(ReportSubmit):
    """Sends intelligence about a child on record."""

    def load(self) -> None:
        """The child, for someone who may open the record."""
        self.child = access.child_for(self.actor, self.kwargs["child_id"], "intelligence.submit")

    def subject(self) -> Record | None:
        """The child."""
        return self.child

    def back(self) -> Link:
        """Back to the child."""
        return Link("The child's record", reverse("cases:child-view", args=[self.kwargs["child_id"]]))


class ReportSentList(ListPage):
    """What the person has sent, without the grade."""

    capability = "intelligence.submit"
    template_name = "intelligence/report_sent_list.html"
    page_title, noun = "Intelligence you have sent", "report"
    empty_text = "You have not sent any intelligence."

    def items(self, filters: Mapping[str, Any]) -> Any:
        """The newest first."""
        return selectors.sent_by(self.actor)

    def rows(self, items: Sequence[Any]) -> Any:
        """A table with every word sent, audited as shown."""
        selectors.remember_listed(self.actor, items)
        return presenters.senders_table(items)
