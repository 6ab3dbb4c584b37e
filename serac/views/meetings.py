"""The calendar of the panel, and the pages of one meeting."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from agencies import selectors as agencies
from serac import access, selectors
from serac.choices import MeetingStatus
from serac.forms import MeetingForm, MeetingRecordForm, VersionForm
from serac.models import Meeting
from serac.presenters import agendas, printing, words
from serac.presenters import meetings as presenter
from serac.services import agenda, circulation
from serac.services import meetings as services
from slscb.core.clock import now, today
from slscb.core.forms import GovForm
from slscb.core.pages import ConfirmPage, FormPage, Link, ListPage, Page, number_from, page_of, pagination

PER_PAGE = 25


class MeetingList(ListPage):
    """Every meeting, the next one first."""

    capability = "panel.prepare"
    template_name = "serac/meeting_list.html"
    page_title, noun = "SERAC panel", "meeting"
    empty_text = "No meeting is planned."

    def items(self, filters: Mapping[str, Any]) -> Any:
        """The next one first, the past ones after those to come."""
        return selectors.meetings(self.actor)

    def context(self, **more: Any) -> dict[str, Any]:
        """The meetings of one page as a table."""
        context = super().context(may_plan=self.actor.may("panel.coordinate"), **more)
        return context | {"table": presenter.calendar(context["rows"], today(), self.actor)}


class MeetingPage(Page):
    """What the pages of one meeting share."""

    meeting: Meeting

    def load(self) -> None:
        """The meeting, for this person and this page's capability."""
        self.meeting = access.meeting_for(self.actor, self.kwargs["meeting_id"], str(self.capability))

    def address(self) -> str:
        """The meeting's agenda."""
        return reverse("serac:meeting-view", args=[self.meeting.public_id])

    def back(self) -> Link:
        """Back to the agenda."""
        return words.meeting_link(self.meeting)


class MeetingPlan(FormPage):
    """Puts a day of the grid into the calendar."""

    capability = "panel.coordinate"
    page_title = "Plan a meeting"
    form_class = MeetingForm
    submit_text = "Plan the meeting"
    success_text = "The meeting is in the calendar."

    def back(self) -> Link:
        """Back to the calendar."""
        return Link("SERAC panel", reverse("serac:meeting-list"))

    def save(self, form: GovForm) -> str:
        """Plan it and open it."""
        meeting = services.plan_meeting(actor=self.actor, held_on=form.cleaned_data["held_on"])
        return reverse("serac:meeting-view", args=[meeting.public_id])


class MeetingView(MeetingPage):
    """The agenda: every child whom the person may see, with every reason."""

    capability = "panel.prepare"
    template_name = "serac/meeting_view.html"

    def title(self) -> str:
        """The series and the day."""
        return words.meeting_name(self.meeting)

    def back(self) -> Link:
        """Back to the calendar."""
        return Link("SERAC panel", reverse("serac:meeting-list"))

    def context(self, **more: Any) -> dict[str, Any]:
        """One page of items, and what was taken off."""
        items = selectors.items_of(self.actor, self.meeting)
        part = page_of(items, number_from(self.request.GET.get("page")), PER_PAGE)
        removed = list(selectors.removed_items_of(self.actor, self.meeting)[:PER_PAGE])
        selectors.remember_shown(self.actor, [*part.items, *removed], self.meeting)
        return super().context(**agenda_context(self, part, removed), **more)


def agenda_context(page: MeetingPage, part: Any, removed: Sequence[Any]) -> dict[str, Any]:
    """What the agenda's template shows."""
    user, meeting, (first, last) = page.actor, page.meeting, numbers(part)
    return {
        "meeting": meeting,
        "facts": presenter.facts(meeting, part.total_words("child", "children"), today()),
        "missed": presenter.missed_words(user, meeting, today()),
        "tags": presenter.tags(meeting),
        "buttons": presenter.what_to_do(user, meeting, today()),
        "lines": agendas.item_lines(user, meeting, part.items, first, last, today()),
        "removed": agendas.item_lines(user, meeting, removed, 1, 0, today()),
        "pagination": pagination(part, page.request.GET),
        "attendance": attendance_rows(meeting),
        "is_built": meeting.agenda_built_at is not None,
    }


def numbers(part: Any) -> tuple[int, int]:
    """The number of the first item of a page, and of the last there is; where another page follows, that of its first."""
    first = (part.number - 1) * part.per_page + 1
    return first, first + len(part.items) - (0 if part.next else 1)


def attendance_rows(meeting: Meeting) -> Any:
    """Who was there, once the meeting was held."""
    return presenter.attendance(**selectors.attendance_of(meeting)) if meeting.status == MeetingStatus.HELD else []


class MeetingPrepare(MeetingPage):
    """What the chair has to know at eight in the morning before twenty cases."""

    capability = "panel.prepare"
    template_name = "serac/meeting_prepare.html"

    def title(self) -> str:
        """The series and the day."""
        return f"Prepare: {words.meeting_name(self.meeting)}"

    def context(self, **more: Any) -> dict[str, Any]:
        """One page of cases."""
        since = selectors.previous_day(self.meeting)
        items = selectors.items_to_prepare(self.actor, self.meeting, since)
        part = page_of(items, number_from(self.request.GET.get("page")), PER_PAGE)
        cases = selectors.cases_of(self.actor, self.meeting, part.items)
        lines = agendas.case_lines(self.actor, self.meeting, cases, *numbers(part), since, today())
        facts = presenter.facts(self.meeting, part.total_words("child", "children"), today())
        return super().context(lines=lines, facts=facts, pagination=pagination(part, self.request.GET), **more)


class AgendaPrint(Page):
    """The agenda as a PDF with the name of whoever printed it."""

    capability = "panel.prepare"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The PDF; the printing is written into the audit."""
        meeting, items = selectors.agenda_to_print(self.actor, kwargs["meeting_id"])
        content = printing.agenda_pdf(meeting, items, str(self.actor), now())
        name = f"serac-agenda-{meeting.held_on:%Y-%m-%d}.pdf"
        return HttpResponse(
            content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
        )


class AgendaBuild(MeetingPage, ConfirmPage):
    """Builds the draft agenda by the rules."""

    capability = "panel.coordinate"
    question = "Build the agenda?"
    consequences = (
        "Every child whom a rule puts forward is listed with all reasons. "
        "Children you added, took off, moved or wrote a note on stay as you left them."
    )
    submit_text = "Build the agenda"
    success_text = "The agenda is built."

    def save(self, form: GovForm) -> str:
        """Build it and show it."""
        agenda.build_agenda(actor=self.actor, meeting_id=self.meeting.public_id)
        return self.address()


class VersionedConfirm(MeetingPage, ConfirmPage):
    """A question about the version of the meeting that the person has in front of them."""

    capability = "panel.coordinate"
    form_class = VersionForm

    def initial(self) -> Mapping[str, Any]:
        """The version that is confirmed."""
        return {"version": self.meeting.version}


class AgendaCirculate(VersionedConfirm):
    """Gives the agenda to the members."""

    capability = "panel.coordinate"
    question = "Circulate this agenda?"
    consequences = (
        "The members of the panel are told, and may see the records of the children on it until four weeks after the "
        "meeting. The rules no longer change it; you can still add a child or take one off."
    )
    submit_text = "Circulate the agenda"
    success_text = "The agenda is circulated."

    def save(self, form: GovForm) -> str:
        """Circulate it and show it."""
        circulation.circulate(
            actor=self.actor, meeting_id=self.meeting.public_id, expected_version=form.cleaned_data["version"]
        )
        return self.address()


class MeetingCancel(VersionedConfirm):
    """Cancels a meeting, for instance on a bank holiday."""

    capability = "panel.coordinate"
    question = "Cancel this meeting?"
    consequences = "The next meeting looks back to the one before this."
    submit_text = "Cancel the meeting"
    cancel_text = "Keep it"
    success_text = "The meeting is cancelled."
    is_destructive = True

    def save(self, form: GovForm) -> str:
        """Cancel it and show the calendar."""
        services.cancel_meeting(
            actor=self.actor, meeting_id=self.meeting.public_id, expected_version=form.cleaned_data["version"]
        )
        return reverse("serac:meeting-list")


class MeetingRecord(MeetingPage, FormPage):
    """Records who was there, and the minutes of all but the cases."""

    capability = "panel.decide"
    page_title = "Record the meeting"
    form_class = MeetingRecordForm
    success_text = "The meeting is recorded."

    def records(self) -> Mapping[str, Any]:
        """The agencies of the strategy."""
        return {"present": agencies.agencies(), "apologies": agencies.agencies()}

    def initial(self) -> Mapping[str, Any]:
        """What is saved now."""
        return selectors.attendance_of(self.meeting) | {
            "minutes": self.meeting.minutes,
            "version": self.meeting.version,
        }

    def save(self, form: GovForm) -> str:
        """Record it and show the agenda."""
        values = dict(form.cleaned_data)
        version = values.pop("version")
        services.record_meeting(actor=self.actor, meeting_id=self.meeting.public_id, expected_version=version, **values)
        return self.address()
