"""What the templates of this app's pages show, put together from its parts."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from agencies.models import User
from cases.models import Child
from missing.choices import WAITING
from missing.models import ReturnInterview
from missing.presenters import episodes, following, gradings, interviews, notifications, preventions, sharings
from missing.presenters.tags import due_in_words, interview_tag, is_overdue, status_tag
from missing.selectors import ChildMissing, EpisodePage, InterviewPage
from slscb.core.pages import Link
from slscb.core.parts import Countdown, Tag, countdown
from slscb.core.words import count_words, opening

WAITING_SHOWN = 3


def episode_page(user: User, opened: EpisodePage, moment: datetime) -> dict[str, Any]:
    """The episode's page."""
    episode, interview = opened.episode, opened.interview
    address = reverse("missing:episode-return", args=[episode.public_id])
    return {
        "header": episodes.episode_header(user, episode, moment),
        "record_return": address if episodes.may_record_return(user, episode) else "",
        "prompts": episodes.prompt_lines(opened.prompts),
        "turned_18": episodes.is_open_at_18(episode, moment),
        "end": reverse("missing:episode-end", args=[episode.public_id])
        if episodes.may_end(user, episode, moment)
        else "",
        "ending_rows": episodes.ending_rows(episode),
        "report_rows": episodes.episode_rows(user, episode),
        "return_rows": episodes.return_rows(user, episode) if episode.returned_at else [],
        "gradings": gradings.grading_entries(opened.gradings),
        "level": episode.get_police_risk_display(),
        "record_grading": gradings.record_link(user, episode),
        "duty": notifications.duty_words(episode.child),
        "told": notifications.told_entries(opened.told),
        "is_untold": notifications.is_untold(episode, opened.told),
        "record_told": notifications.record_link(user, episode),
        "preventions": preventions.shown_preventions(user, opened.preventions),
        "record_prevention": preventions.record_link(user, episode),
        "interview": waiting_line(interview, moment) if interview else None,
        "clock": clock_of(interview, moment) if interview else None,
    }


def interview_page(user: User, opened: InterviewPage, moment: datetime) -> dict[str, Any]:
    """The interview's page."""
    interview = opened.interview
    return {
        "header": interviews.interview_header(interview, opened.episodes),
        "clock": clock_of(interview, moment),
        "duty": notifications.duty_words(interview.child),
        "held": interviews.held_words(interview),
        "closing_rows": interviews.closing_rows(interview),
        "actions": interviews.actions_for(user, interview, opened.offers),
        "closing_words": interviews.closing_words(user, interview),
        "offers": interviews.offer_entries(opened.offers),
        "is_draft": interview.status in WAITING,
        "sections": interviews.written_sections(user, interview),
        "after": sharings.after_completion(user, interview, opened.sharings),
        "following": following.what_may_follow(user, interview, opened.proposals),
    }


def record_page(interview: ReturnInterview) -> dict[str, Any]:
    """The list of sections."""
    return {
        "caption": interview.child.full_name,
        "tasks": interviews.section_tasks(interview),
        "complete": reverse("missing:interview-complete", args=[interview.public_id]),
        "is_open": interview.status in WAITING,
    }


def clock_of(interview: ReturnInterview, moment: datetime) -> Countdown | None:
    """The countdown of an interview that waits."""
    if interview.status not in WAITING:
        return None
    return countdown("The return home interview is due", interview.due_at, moment)


def waiting_line(interview: ReturnInterview, moment: datetime) -> dict[str, Any]:
    """An interview in a line: its way, its tag and its countdown."""
    in_time = interview.status in WAITING and not is_overdue(interview, moment)
    return {
        "link": Link("Return home interview", reverse("missing:interview-view", args=[interview.public_id])),
        "status": status_tag(interview),
        "tag": interview_tag(interview, moment),
        "words": opening(due_in_words(interview.due_at, moment)) if in_time else "",
    }


def missing_card(child: Child, found: ChildMissing, moment: datetime) -> dict[str, Any]:
    """The card on the child's page."""
    lately = f"{count_words(found.lately, 'episode')} in the last {found.days} days" if found.lately else ""
    hidden = found.total > len(found.newest) or len(found.waiting) > WAITING_SHOWN
    still_missing = next((episodes.missing_line(one, moment) for one in found.newest if episodes.is_open(one)), None)
    return {
        "alert": Tag("Missing now", "red") if still_missing else None,
        "open": still_missing,
        "lately": lately,
        "waiting": [waiting_line(one, moment) for one in found.waiting[:WAITING_SHOWN]],
        "episodes": [episodes.missing_line(one, moment) for one in found.newest],
        "all": reverse("missing:child-episodes", args=[child.public_id]) if hidden else "",
        "all_text": "All episodes" if found.is_capped else f"All {found.total} episodes",
    }
