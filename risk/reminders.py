"""What each kind of reminder says and to whom. Each looks at the record as it is then, and is silent once it is done."""

from datetime import datetime

from agencies.choices import Role
from agencies.models import User
from cases import access as cases
from cases.selectors import who_is_told
from intelligence.models import IntelligenceReport
from risk import selectors
from risk.choices import ReviewTrigger
from risk.models import RequiredResponse
from risk.services import forwarding, notices
from risk.services.responses import RESPONSE_OVERDUE
from risk.services.reviews import REVIEW_DUE, REVIEW_OVERDUE
from slscb.core import outbox
from slscb.core.clock import london_day
from slscb.core.models import Reminder


def review_due(reminder: Reminder, moment: datetime) -> None:
    """On the day a review is due: the allocated worker, or the team's managers where nobody is allocated."""
    _remind_of_review(reminder, "the review of the level of risk is due today", managers_too=False)


def review_overdue(reminder: Reminder, moment: datetime) -> None:
    """The day after: the allocated worker and the team's managers. Source: issue 4, review due."""
    _remind_of_review(reminder, "the review of the level of risk is overdue", managers_too=True)


def response_overdue(reminder: Reminder, moment: datetime) -> None:
    """A required response that is not done the day after it was due: its owner, or the agency's people who answer for it."""
    response = selectors.open_response(reminder.about_id)
    if response is None:
        return
    outbox.notify(
        recipients=who_is_told(_answerable(response), response.child),
        key=reminder.key,
        title=f"Child {response.child.reference}: a required response is overdue",
        link=notices.link_to(response.assessment),
        urgent=True,
    )


def intelligence_taken(reminder: Reminder, moment: datetime) -> None:
    """As soon as police have taken intelligence about a child up: her review is brought forward. Tells through that."""
    report = IntelligenceReport.objects.get(pk=reminder.about_id)
    if report.child_id and report.taken_at:
        happened_on, trigger = london_day(report.taken_at), ReviewTrigger.INTELLIGENCE
        forwarding.bring_forward(actor=None, child_pk=report.child_id, trigger=trigger, happened_on=happened_on)


def register() -> None:
    """Name the handlers, once, when the service starts."""
    outbox.register(REVIEW_DUE, review_due)
    outbox.register(REVIEW_OVERDUE, review_overdue)
    outbox.register(RESPONSE_OVERDUE, response_overdue)
    outbox.register(forwarding.INTELLIGENCE, intelligence_taken)


def _remind_of_review(reminder: Reminder, what: str, *, managers_too: bool) -> None:
    assessment = selectors.in_force_and_open(reminder.about_id)
    if assessment is None:
        return
    holder = selectors.holder_of(assessment.child)
    outbox.notify(
        recipients=who_is_told(selectors.team_of(holder, managers_too=managers_too), assessment.child),
        key=reminder.key,
        title=f"Child {assessment.child.reference}: {what}",
        link=notices.link_to(assessment),
        urgent=managers_too,
    )


def _answerable(response: RequiredResponse) -> list[User]:
    if response.owner and response.owner.is_active and cases.sees(response.owner, response.child_id):
        return [response.owner]
    return selectors.people_answering(response.agency_id, [Role.POLICE_LIAISON, Role.TEAM_MANAGER])
