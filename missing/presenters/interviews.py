"""Words, colours and links for return home interviews."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from agencies.models import User
from missing import rules
from missing.choices import WAITING, InterviewStatus
from missing.forms import SECTIONS, AnswersForm
from missing.models import InterviewOffer, MissingEpisode, ReturnInterview
from missing.presenters.tags import due_in_words, is_overdue, status_tag
from slscb.core import marking
from slscb.core.pages import Link, address_of
from slscb.core.parts import Cell, RecordHeader, Row, Table, Tag, Task, TimelineEntry
from slscb.core.words import moment_words, opening, short_moment_words

WRITTEN, TO_DO = Tag("Written", "green"), Tag("To do", "grey")


@dataclass(frozen=True)
class AnswerSection:
    """One section of the interview as it is read back."""

    title: str
    rows: Sequence[Row]
    href: str

    @property
    def verb(self) -> str:
        """What the link to the section does."""
        return "Change" if self.rows else "Write"


def address(name: str, interview: ReturnInterview) -> str:
    """One of the interview's pages."""
    return address_of(f"missing:interview-{name}", interview.public_id)


def interview_header(interview: ReturnInterview, episodes: Iterable[MissingEpisode]) -> RecordHeader:
    """The strip at the top of an interview's page, with the way to what each episode names."""
    child, episodes = interview.child, list(episodes)
    return RecordHeader(
        title="Return home interview",
        facts=[
            Row("Child", child.full_name, href=address_of("cases:child-view", child.public_id)),
            Row("Reference", child.reference),
            *(
                Row(
                    "Returned",
                    moment_words(one.returned_at),
                    href=address_of("missing:episode-view", one.public_id),
                )
                for one in episodes
                if one.returned_at
            ),
            Row("Due by", moment_words(interview.due_at)),
        ],
        tags=[status_tag(interview)],
        links=[_to_links(one) for one in episodes],
    )


def _to_links(episode: MissingEpisode) -> Link:
    where = address_of("missing:episode-links", episode.public_id)
    return Link(
        "Places and people named", where, hidden_text=f"in the episode of {short_moment_words(episode.last_seen_at)}"
    )


def closing_rows(interview: ReturnInterview) -> list[Row]:
    """How an interview that was not held ended."""
    if interview.status in {*WAITING, InterviewStatus.COMPLETED} or interview.closed_at is None:
        return []
    return [
        Row("Outcome", interview.get_status_display()),
        Row("When", moment_words(interview.closed_at)),
        *([Row("Decided by", str(interview.decided_by))] if interview.decided_by else []),
        *([Row("Reason", interview.get_closing_reason_display())] if interview.closing_reason else []),
        *([Row("In words", interview.closing_words)] if interview.closing_words else []),
    ]


def held_words(interview: ReturnInterview) -> str:
    """Whether a completed interview was in time, in words."""
    if interview.status != InterviewStatus.COMPLETED or interview.held_at is None:
        return ""
    if interview.held_at <= interview.due_at:
        taken = rules.in_words(interview.held_at - (interview.due_at - rules.INTERVIEW_WITHIN))
        return f"Held within 72 hours: {taken} after the return."
    return f"Held {rules.in_words(interview.held_at - interview.due_at)} after the 72 hours were over."


def actions_for(user: User, interview: ReturnInterview, offers: Sequence[InterviewOffer]) -> list[Link]:
    """What the user may do with a waiting interview, the most likely first."""
    if interview.status not in WAITING:
        return []
    close = Link("Close without an interview", address("not-offer", interview))
    return [*_recording(user, interview, offers), *([close] if user.may("interview.close") else [])]


def closing_words(user: User, interview: ReturnInterview) -> str:
    """Who can decide against a waiting interview, for those who record it and cannot."""
    if interview.status not in WAITING or not user.may("interview.record") or user.may("interview.close"):
        return ""
    return "That no interview is offered is decided by the team manager or the CSE lead."


def _recording(user: User, interview: ReturnInterview, offers: Sequence[InterviewOffer]) -> list[Link]:
    if not user.may("interview.record"):
        return []
    offer = Link("Record an offer", address("offer", interview))
    record = Link("Record the interview", address("record", interview))
    first = [record, offer] if offers or interview.held_at else [offer, record]
    declined = [Link("Record that it was declined", address("decline", interview))] if offers else []
    return [*first, *declined]


def offer_entries(offers: Iterable[InterviewOffer]) -> list[TimelineEntry]:
    """Each offer on a timeline."""
    return [
        TimelineEntry(
            title=offer.get_method_display(),
            when=moment_words(offer.offered_at),
            timestamp=offer.offered_at.isoformat(),
            by=f"{offer.offered_by}{'' if offer.is_independent else ' (not independent)'}",
            text="\n".join(_offer_lines(offer)),
            tag=Tag(offer.get_outcome_display(), "teal" if offer.outcome == "accepted" else "grey"),
        )
        for offer in offers
    ]


def _offer_lines(offer: InterviewOffer) -> list[str]:
    """Why it was declined, whom the child asked to speak to, and what was said, where there is any."""
    asked = f"Asked to speak to {offer.asked_for}" if offer.asked_for else ""
    return [line for line in (offer.get_reason_display() if offer.reason else "", asked, offer.words) if line]


def answer_sections(user: User, interview: ReturnInterview) -> list[AnswerSection]:
    """Every section with what was answered in it, in words, and the page that changes it."""
    return [
        AnswerSection(
            form_class.title,
            _answered(user, form_class, interview),
            reverse("missing:interview-section", args=[interview.public_id, slug]),
        )
        for slug, form_class in SECTIONS.items()
    ]


def written_sections(user: User, interview: ReturnInterview) -> list[AnswerSection]:
    """The sections that hold answers."""
    return [section for section in answer_sections(user, interview) if section.rows]


def _answered(user: User, form_class: type[AnswersForm], interview: ReturnInterview) -> list[Row]:
    """The answers given; none where the section is not written, whatever stands in it by default."""
    if not form_class.is_written(interview):
        return []
    hidden = marking.barred(user, interview)
    return [
        Row(answer.label, marking.NOT_SHOWN if answer.name in hidden else answer.words)
        for answer in form_class.of(interview).answers
        if answer.words
    ]


def section_tasks(interview: ReturnInterview) -> list[Task]:
    """The sections to write, and whether something is in them."""
    return [
        Task(
            form_class.title,
            WRITTEN if form_class.is_written(interview) else TO_DO,
            reverse("missing:interview-section", args=[interview.public_id, slug]),
            form_class.hint,
        )
        for slug, form_class in SECTIONS.items()
    ]


def interview_table(interviews: Iterable[ReturnInterview], moment: datetime) -> Table:
    """The work list: whose, by when in words, how far, and who holds the case."""
    rows: list[list[str | int | Cell]] = [
        [
            Cell(one.child.full_name, address("view", one), hint=one.child.reference),
            _due_cell(one, moment),
            Cell(tag=status_tag(one), hint=_arranged_words(one)),
            _holder_words(one),
        ]
        for one in interviews
    ]
    columns = ["Child", "Deadline", "Interview", "Who holds the case"]
    return Table.of("Return home interviews", columns, rows, is_caption_hidden=True)


def _due_cell(interview: ReturnInterview, moment: datetime) -> Cell:
    when = short_moment_words(interview.due_at)
    if interview.status not in WAITING:
        return Cell(when)
    words = opening(due_in_words(interview.due_at, moment))
    if is_overdue(interview, moment):
        return Cell(tag=Tag(words, "red"), hint=when)
    return Cell(words, hint=when)


def _arranged_words(interview: ReturnInterview) -> str:
    return f"For {short_moment_words(interview.arranged_for)}" if interview.arranged_for else ""


def _holder_words(interview: ReturnInterview) -> str:
    live = getattr(interview.child, "live_allocations", [])
    return ", ".join(str(one.worker or one.team) for one in live) or "Nobody yet"
