"""An open assessment: opened, put into by agencies side by side, ended."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases.selectors.proposals import Proposal
from risk import access, selectors
from risk.choices import AssessmentKind
from risk.forms import ContributionForm, EndForm, OpeningForm, WithdrawForm
from risk.models import Contribution, OpenAssessment
from risk.presenters import contributions, suggested
from risk.services import contributing
from slscb.core.clock import today
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, Page


class OpenAssessmentCreate(FormPage):
    """Opens an assessment for the agencies involved to put into."""

    capability = "risk.assess"
    page_title = "Open an assessment to the agencies involved"
    form_class = OpeningForm
    submit_text = "Open the assessment"
    success_text = "The assessment is open. Those who speak for the agencies involved have been told."

    def load(self) -> None:
        """The child, for somebody who may assess her."""
        self.child = access.child_for_tool(self.actor, self.kwargs["child_id"], AssessmentKind.ASSESSMENT)
        access.agency_for(self.actor, AssessmentKind.ASSESSMENT)

    def subject(self) -> Record:
        """The child."""
        return self.child

    def back(self) -> Link:
        """Back to the child."""
        return Link(self.child.full_name, reverse("cases:child-view", args=[self.child.public_id]))

    def save(self, form: GovForm) -> str:
        """Open it and show it."""
        child_id = self.child.public_id
        return contributions.address(
            contributing.open_assessment(actor=self.actor, child_id=child_id, **form.cleaned_data)
        )


class OpenAssessmentView(Page):
    """What every agency has put forward, side by side."""

    capability = "child.view"
    template_name = "risk/open_assessment_view.html"
    page_title = "Open assessment"

    def load(self) -> None:
        """Open it; the opening is written into the audit."""
        self.shown = selectors.show_open_assessment(self.actor, self.kwargs["open_assessment_id"])

    def back(self) -> Link:
        """Back to the child."""
        child = self.shown.opened.child
        return Link(child.full_name, reverse("cases:child-view", args=[child.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """Who said what, within this person's rights."""
        return super().context(**contributions.page(self.actor, self.shown), **more)


class OpenedPage(FormPage):
    """What the forms about an open assessment share."""

    opened: OpenAssessment

    def load(self) -> None:
        """The open assessment, for somebody who may do this."""
        needs = str(self.capability)
        self.opened = access.open_assessment_for(self.actor, self.kwargs["open_assessment_id"], needs)

    def subject(self) -> Record:
        """The open assessment."""
        return self.opened

    def back(self) -> Link:
        """Back to the open assessment."""
        return Link("The open assessment", contributions.address(self.opened))

    def context(self, **more: Any) -> dict[str, Any]:
        """Whom it is about."""
        return super().context(caption=f"{self.opened.child.full_name} {self.opened.child.reference}", **more)


class Contribute(OpenedPage):
    """Puts indicators forward for one's own agency."""

    capability = "risk.screen"
    template_name = "risk/contribution_form.html"
    page_title = "Put forward what you know"
    form_class = ContributionForm
    submit_text = "Put it forward"
    success_text = "It stands beside what the others have put forward. Whoever opened the assessment has been told."

    @cached_property
    def agency_code(self) -> str:
        """The agency for which the person speaks."""
        return access.agency_for(self.actor, AssessmentKind.SCREENING).code

    def form_options(self) -> Mapping[str, Any]:
        """The version of the tool in force, and the agency filled in."""
        tool = selectors.tool_on(today()).rules
        return {"tool": tool, "agency": self.agency_code, "offered": lambda: suggested.filled_in(self.proposals)}

    @cached_property
    def proposals(self) -> list[Proposal]:
        """What other records suggest for the child."""
        return selectors.suggested_to(self.actor, self.opened.child)

    def initial(self) -> Mapping[str, Any]:
        """What other records suggest, filled in and not ticked; nothing beside what was sent."""
        return {} if self.request.method == "POST" else suggested.filled_in(self.proposals)

    def context(self, **more: Any) -> dict[str, Any]:
        """Why each is suggested, above the form and beside its indicator."""
        form = more["form"]
        form.say(suggested.notes(self.proposals))
        return super().context(suggested=suggested.rows(form.tool, self.proposals), **more)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Everything wrong at once, in shape and by the rules."""
        form = cast("ContributionForm", self.form(request.POST))
        if form.is_valid():
            return self.take(form)
        form.add_missing(selectors.contribution_faults(self.opened, form.filled_in().observations))
        return self.render(form=form, status=422)

    def save(self, form: GovForm) -> str:
        """Put it forward and show it beside the others'."""
        said, given = cast("ContributionForm", form).filled_in(), {"actor": self.actor}
        contributing.contribute(**given, open_assessment_id=self.opened.public_id, observations=said.observations)
        return contributions.address(self.opened)


class OpenAssessmentEnd(OpenedPage):
    """Ends it without an assessment."""

    capability = "risk.assess"
    page_title = "End it without an assessment"
    form_class = EndForm
    submit_text = "End the open assessment"
    success_text = "It has ended. What was put forward stays on record."
    is_destructive = True

    def load(self) -> None:
        """The open assessment, for somebody who assesses for Social Care."""
        super().load()
        access.agency_for(self.actor, AssessmentKind.ASSESSMENT)

    def initial(self) -> Mapping[str, Any]:
        """The version that is ended."""
        return {"version": self.opened.version}

    def save(self, form: GovForm) -> str:
        """End it and show it."""
        said, version = form.cleaned_data["reason"], form.cleaned_data["version"]
        found = self.opened.public_id
        contributing.end(actor=self.actor, open_assessment_id=found, reason=said, expected_version=version)
        return contributions.address(self.opened)


class ContributionWithdraw(FormPage):
    """Withdraws what one's own agency put forward."""

    capability = "risk.screen"
    page_title = "Withdraw what was put forward"
    form_class = WithdrawForm
    submit_text = "Withdraw it"
    success_text = "It is withdrawn. Its words stay on record with your reason."
    is_destructive = True
    said: Contribution

    def load(self) -> None:
        """The contribution, for somebody of its agency."""
        self.said = access.contribution_for(self.actor, self.kwargs["contribution_id"])

    def subject(self) -> Record:
        """The open assessment that it belongs to."""
        return self.said.open_assessment

    def back(self) -> Link:
        """Back to the open assessment."""
        return Link("The open assessment", contributions.address(self.said.open_assessment))

    def initial(self) -> Mapping[str, Any]:
        """The version that is withdrawn."""
        return {"version": self.said.version}

    def context(self, **more: Any) -> dict[str, Any]:
        """Which indicator it is."""
        return super().context(caption=f"{self.said.indicator.code}: {self.said.indicator.label}", **more)

    def save(self, form: GovForm) -> str:
        """Withdraw it with the reason."""
        said, version = form.cleaned_data["reason"], form.cleaned_data["version"]
        found = self.said.public_id
        contributing.withdraw(actor=self.actor, contribution_id=found, reason=said, expected_version=version)
        return contributions.address(self.said.open_assessment)
