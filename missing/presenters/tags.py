"""The tags of episodes and interviews, and the countdown in words."""

from datetime import datetime

from missing.choices import WAITING, EpisodeStatus, InterviewStatus
from missing.models import ReturnInterview
from slscb.core.parts import Tag
from slscb.core.words import due_words, opening

EPISODE_TAGS = {
    EpisodeStatus.MISSING: Tag("Missing", "red"),
    EpisodeStatus.RETURNED: Tag("Returned", "green"),
    EpisodeStatus.CLOSED_AT_18: Tag("Closed at 18", "grey"),
    EpisodeStatus.RECORDED_IN_ERROR: Tag("Recorded in error", "grey"),
}
INTERVIEW_TAGS = {
    InterviewStatus.TO_OFFER: Tag("To be offered", "blue"),
    InterviewStatus.OFFERED: Tag("Offered", "blue"),
    InterviewStatus.SCHEDULED: Tag("Arranged", "teal"),
    InterviewStatus.COMPLETED: Tag("Completed", "green"),
    InterviewStatus.DECLINED_BY_CHILD: Tag("Declined by the child", "grey"),
    InterviewStatus.DECLINED_BY_PARENT: Tag("Declined by a parent or carer", "grey"),
    InterviewStatus.NOT_OFFERED: Tag("Not offered", "grey"),
    InterviewStatus.UNABLE_OTHER: Tag("Not possible", "grey"),
    InterviewStatus.COVERED: Tag("Held with another", "green"),
}


def status_tag(interview: ReturnInterview) -> Tag:
    """How far an interview has come."""
    status = InterviewStatus(interview.status)
    return INTERVIEW_TAGS.get(status, Tag(status.label, "grey"))


def is_overdue(interview: ReturnInterview, moment: datetime) -> bool:
    """Whether an interview still waits after its 72 hours."""
    return interview.status in WAITING and interview.due_at < moment


def interview_tag(interview: ReturnInterview, moment: datetime) -> Tag:
    """The countdown of an interview that is overdue, else how far it has come."""
    if is_overdue(interview, moment):
        return Tag(opening(due_in_words(interview.due_at, moment)), "red")
    return status_tag(interview)


def due_in_words(due_at: datetime, moment: datetime) -> str:
    """Such as 'due in 5 hours' or '2 days overdue'."""
    words = due_words(due_at, moment)
    return words if due_at < moment else f"due {words}"
