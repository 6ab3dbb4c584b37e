"""What reminders of return home interviews say, and to whom. Everything is looked up when one falls due."""

from datetime import datetime

from django.urls import reverse

from missing import rules, selectors
from missing.models import ReturnInterview
from missing.presenters import due_in_words
from missing.services import alerting, linking, reminding
from slscb.core import outbox
from slscb.core.models import Reminder


def interview_reminder(reminder: Reminder, moment: datetime) -> None:
    """Remind of an interview that still waits, and from the 72 hours on promise the next day's reminder.

    Silent once the interview was held, declined or decided against. The title holds the child's reference and no more.
    """
    interview = selectors.interview_to_remind(reminder.about_id)
    if interview is None:
        return
    series, _, number = reminder.key.rpartition(":")
    planned = rules.reminder(interview.due_at - rules.INTERVIEW_WITHIN, int(number))
    until = rules.seen_until(interview.due_at, moment)
    outbox.notify(
        recipients=reminding.people_told(actor=None, child=interview.child, to=planned.to, until=until),
        key=reminder.key,
        title=title(interview, moment),
        link=reverse("missing:interview-view", args=[interview.public_id]),
        urgent=moment >= interview.due_at,
    )
    if planned.number >= reminding.IN_ADVANCE - 1:
        reminding.promise_next(actor=None, interview=interview, series=series, number=planned.number, moment=moment)


def title(interview: ReturnInterview, moment: datetime) -> str:
    """Such as 'Return home interview for child AB12-CD34: due in 24 hours' or '…: 2 days overdue'."""
    return f"Return home interview for child {interview.child.reference}: {due_in_words(interview.due_at, moment)}"


def alert_due(reminder: Reminder, moment: datetime) -> None:
    """Look whether an episode has become one that calls for an earlier look at the child's risk. Tells nobody itself."""
    episode = selectors.episode_to_look_at(reminder.about_id)
    if episode is not None:
        alerting.look(actor=None, episode=episode, until=episode.returned_at or moment)


def linking_due(reminder: Reminder, moment: datetime) -> None:
    """Compare an episode with those of other children. Tells nobody: suggestions wait on their page."""
    episode = selectors.episode_to_look_at(reminder.about_id)
    if episode is not None:
        linking.look(actor=None, episode=episode)
