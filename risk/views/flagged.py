"""Children at MEDIUM and HIGH, and the responses called for."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from risk import access, selectors
from risk.forms import FlaggedFilter, OutcomeForm
from risk.presenters import assessments, lists
from risk.services import responses
from slscb.core.clock import today
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, ListPage, Page, SeeOther


class FlaggedList(ListPage):
    """Children at MEDIUM and HIGH, those whose police response has not started first."""

    capability = "risk.flagged"
    template_name = "risk/flagged_list.html"
    page_title, noun, nouns = "Flagged children", "child", "children"
    per_page = 50
    filter_form = FlaggedFilter
    empty_text = "No child whom you see is at MEDIUM or HIGH."

    def items(self, filters: Mapping[str, Any]) -> Any:
        """Of the children whom the person sees."""
        return selectors.flagged(self.actor, levels=filters.get("level") or (), responses=filters.get("response") or ())

    def rows(self, items: Any) -> Any:
        """With the button of the police response; whom it shows is written into the audit."""
        return lists.flagged(self.actor, selectors.flagged_details(self.actor, items), today())


class Acknowledge(Page):
    """One click: the response is taken on."""

    capability = "risk.respond"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it on and go to the assessment."""
        taken = responses.acknowledge(actor=self.actor, response_id=self.kwargs["response_id"])
        self.flash(f"{taken.get_response_kind_display()} acknowledged. You are its owner.")
        return SeeOther(assessments.address(taken.assessment))


class ResponseComplete(FormPage):
    """Says what came of a response."""

    capability = "risk.respond"
    page_title = "Record what came of the response"
    form_class = OutcomeForm
    submit_text = "Record the outcome"
    success_text = "The outcome is recorded."

    def load(self) -> None:
        """The response, for somebody of its agency."""
        self.response = access.response_for(self.actor, self.kwargs["response_id"])

    def back(self) -> Link:
        """Back to the assessment."""
        return Link("The assessment", assessments.address(self.response.assessment))

    def initial(self) -> Mapping[str, Any]:
        """The version that is completed."""
        return {"version": self.response.version}

    def save(self, form: GovForm) -> str:
        """Record the outcome and show the assessment."""
        data = form.cleaned_data
        responses.complete(
            actor=self.actor,
            response_id=self.response.public_id,
            outcome=data["outcome"],
            expected_version=data["version"],
        )
        return reverse("risk:assessment-view", args=[self.response.assessment.public_id])
