"""Writing the interview down, section by section, and completing it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from agencies import selectors as agencies
from missing import access, presenters, selectors
from missing.forms import SECTIONS, AnswersForm, CompleteForm
from missing.services import answers
from missing.views.interviews import InterviewPage
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import Link, Page

NEXT = dict(zip(SECTIONS, [*list(SECTIONS)[1:], ""], strict=True))


class InterviewRecord(Page):
    """The sections of the interview, and which of them are written."""

    capability = "interview.record"
    template_name = "missing/interview_record.html"
    page_title = "Record the interview"

    def load(self) -> None:
        """The interview, for someone who may record it."""
        self.interview = access.interview_for(self.actor, self.kwargs["interview_id"], "interview.record")

    def subject(self) -> Record:
        """The interview."""
        return self.interview

    def back(self) -> Link:
        """Back to the interview."""
        return Link("The interview", reverse("missing:interview-view", args=[self.interview.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """The task list."""
        return super().context(**presenters.record_page(self.interview), **more)


class InterviewSection(InterviewPage):
    """One section; what was typed is kept as soon as it is saved, and the next section follows."""

    template_name = "layouts/form.html"
    submit_text = "Save and continue"

    def load(self) -> None:
        """The interview and the section that the address names."""
        if self.kwargs["section"] not in SECTIONS:
            raise Http404
        super().load()
        self.section: type[AnswersForm] = SECTIONS[self.kwargs["section"]]
        self.form_class = self.section  # type: ignore[misc]

    def title(self) -> str:
        """The section's name."""
        return self.section.title

    def back(self) -> Link:
        """Back to the list of sections."""
        return Link("All sections", self.address("record"))

    def initial(self) -> Mapping[str, Any]:
        """What is kept; most likely it was held when it was arranged for, by the person who writes."""
        kept = self.section.kept(self.interview)
        likely = {"held_at": self.interview.arranged_for, "interviewer": str(self.actor)}
        return kept | {name: kept[name] or guess for name, guess in likely.items() if name in kept}

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """Agencies to choose from, where the section asks for one."""
        return {"agency": agencies.agencies()} if "agency" in self.section.base_fields else {}

    def save(self, form: GovForm) -> str:
        """Keep the answers and go on."""
        written, version = form.written(), form.cleaned_data["version"]  # type: ignore[attr-defined]
        identity = self.interview.public_id
        answers.save_answers(actor=self.actor, interview_id=identity, answers=written, expected_version=version)
        following = NEXT[self.kwargs["section"]]
        if following:
            return reverse("missing:interview-section", args=[identity, following])
        return self.address("complete")


class InterviewComplete(InterviewPage):
    """Everything read back once, then completed."""

    template_name = "missing/interview_complete.html"
    page_title = "Check and complete the interview"
    form_class = CompleteForm
    submit_text = "Complete the interview"
    success_text = "The interview is completed and the reminders stop."

    def back(self) -> Link:
        """Back to the list of sections."""
        return Link("All sections", self.address("record"))

    def initial(self) -> Mapping[str, Any]:
        """The version that is completed."""
        return {"version": self.interview.version}

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """The child's other episodes whose interview waits."""
        return {"also_covers": selectors.other_waiting_episodes(self.interview)}

    def context(self, **more: Any) -> dict[str, Any]:
        """The answers."""
        return super().context(sections=presenters.answer_sections(self.actor, self.interview), **more)

    def save(self, form: GovForm) -> str:
        """Complete and go back to the interview."""
        covered = [episode.public_id for episode in form.cleaned_data.get("also_covers", ())]
        version, identity = form.cleaned_data["version"], self.interview.public_id
        answers.complete_interview(
            actor=self.actor, interview_id=identity, answers={}, also_covers=covered, expected_version=version
        )
        return self.address()
