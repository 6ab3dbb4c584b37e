"""The work list of return home interviews, one interview, offers, and closing one without it."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from missing import access, presenters, selectors
from missing.forms import DeclineForm, InterviewFilterForm, NotOfferForm, OfferForm
from missing.models import ReturnInterview
from missing.services import interviews
from slscb.core.clock import now
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, ListPage, Page
from slscb.core.parts import Table


class InterviewList(ListPage):
    """Interviews by what is to be done, the longest due first."""

    capability = "interview.list"
    template_name = "missing/interview_list.html"
    page_title, noun = "Return home interviews", "interview"
    per_page = 50
    filter_form = InterviewFilterForm
    empty_text = "No return home interview waits."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[ReturnInterview]:
        """Those still to be held, unless asked otherwise."""
        state = filters.get("state") or selectors.InterviewState.WAITING
        return selectors.interviews(self.actor, state, now(), mine=filters.get("whose") == "mine")

    def rows(self, items: Sequence[ReturnInterview]) -> list[Table]:
        """One table; the audit remembers whom it showed."""
        selectors.remember_listed(self.actor, items)
        return [presenters.interview_table(items, now())]


class InterviewView(Page):
    """One interview: its clock, the offers, what was said."""

    capability = "child.view"
    template_name = "missing/interview_view.html"

    def load(self) -> None:
        """Open the interview; the opening is written into the audit."""
        self.opened = selectors.open_interview(self.actor, self.kwargs["interview_id"])

    def title(self) -> str:
        """What it is, and of whom."""
        return f"Return home interview: {self.opened.interview.child.full_name}"

    def back(self) -> Link:
        """Back to the child."""
        return presenters.child_link(self.opened.interview.child)

    def context(self, **more: Any) -> dict[str, Any]:
        """The record, ready to be shown."""
        return super().context(**presenters.interview_page(self.actor, self.opened, now()), **more)


class InterviewPage(FormPage):
    """What the forms about one interview share."""

    capability: ClassVar[str] = "interview.record"
    template_name = "missing/interview_form.html"
    interview: ReturnInterview

    def load(self) -> None:
        """The interview, for someone who may do to it what the form does."""
        self.interview = access.interview_for(self.actor, self.kwargs["interview_id"], self.capability)

    def subject(self) -> Record:
        """The interview."""
        return self.interview

    def back(self) -> Link:
        """Back to the interview."""
        return Link("The interview", self.address())

    def marked(self) -> ReturnInterview:
        """The interview."""
        return self.interview

    def address(self, page: str = "view") -> str:
        """One of the interview's own pages."""
        return reverse(f"missing:interview-{page}", args=[self.interview.public_id])

    def context(self, **more: Any) -> dict[str, Any]:
        """Whose interview it is, and by when."""
        clock = presenters.clock_of(self.interview, now())
        return super().context(caption=self.interview.child.full_name, clock=clock, **more)


class InterviewOffer(InterviewPage):
    """Records an offer and what came of it."""

    page_title = "Record an offer"
    form_class = OfferForm
    submit_text = "Save the offer"
    success_text = "The offer is recorded."

    def initial(self) -> Mapping[str, Any]:
        """Most offers are written down at once by whoever made them."""
        return {"offered_at": now(), "offered_by": str(self.actor)}

    def save(self, form: GovForm) -> str:
        """Save and go back to the interview."""
        offer = form.offer()  # type: ignore[attr-defined]
        interviews.record_offer(actor=self.actor, interview_id=self.interview.public_id, offer=offer)
        return self.address()


class InterviewDecline(InterviewPage):
    """Closes an interview that was declined."""

    page_title = "Record that the interview was declined"
    form_class = DeclineForm
    submit_text = "Record the refusal"
    success_text = "The refusal is recorded and the reminders stop."

    def save(self, form: GovForm) -> str:
        """Save and go back to the interview."""
        refusal = form.refusal()  # type: ignore[attr-defined]
        interviews.decline_interview(actor=self.actor, interview_id=self.interview.public_id, refusal=refusal)
        return self.address()


class InterviewNotOffer(InterviewPage):
    """Closes an interview that is not going to be held: a decision of a manager or the CSE lead."""

    capability = "interview.close"
    page_title = "Close without an interview"
    form_class = NotOfferForm
    submit_text = "Record the decision"
    success_text = "The decision is recorded and the reminders stop."

    def save(self, form: GovForm) -> str:
        """Save and go back to the interview."""
        interviews.decide_not_to_offer(actor=self.actor, interview_id=self.interview.public_id, **form.cleaned_data)
        return self.address()
