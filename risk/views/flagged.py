"""Children at MEDIUM and HIGH, and the responses called for."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

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
    empty_text = "No child whom you see is at MEDIUM or HIGH, or has H01 ticked."

    def context(self, **more: Any) -> dict[str, Any]:
        """With the way back here, filters and page and all, for the buttons."""
        return super().context(came_from=self.request.get_full_path(), **more)

    def items(self, filters: Mapping[str, Any]) -> Any:
        """Of the children whom the person sees."""
        chosen = {"levels": filters.get("level") or (), "responses": filters.get("response") or ()}
        return selectors.flagged(self.actor, **chosen, newly_raised=bool(filters.get("new")))

    def rows(self, items: Any) -> Any:
        """With the button of the police response; whom it shows is written into the audit."""
        return lists.flagged(self.actor, selectors.flagged_details(self.actor, items), today())


class Acknowledge(Page):
    """One click: the response is taken on."""

    capability = "risk.respond"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it on and go back to where the person was: the list as they had filtered it, or the assessment."""
        taken = responses.acknowledge(actor=self.actor, response_id=self.kwargs["response_id"])
        self.flash(f"{taken.get_response_kind_display()} acknowledged. You are its owner.")
        return SeeOther(lists.way_back(request.POST.get("back", "")) or assessments.address(taken.assessment))


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
        """Back to the list, where the person came from it, or to the assessment."""
        listed = lists.way_back(self.request.GET.get("back", ""))
        return Link("Flagged children", listed) if listed else self.its_assessment()

    def its_assessment(self) -> Link:
        """The assessment that called for it."""
        return Link("The assessment", assessments.address(self.response.assessment))

    def initial(self) -> Mapping[str, Any]:
        """The version that is completed."""
        return {"version": self.response.version}

    def save(self, form: GovForm) -> str:
        """Record the outcome and go back to where the person was."""
        data = form.cleaned_data
        responses.complete(
            actor=self.actor,
            response_id=self.response.public_id,
            outcome=data["outcome"],
            expected_version=data["version"],
        )
        return self.back().href
