"""Who is told of an open assessment. Titles carry the child's reference and no case facts."""

from django.db import transaction
from django.urls import reverse

from agencies.models import User
from cases import access as cases
from cases.selectors import who_is_told
from risk import selectors
from risk.models import Contribution, OpenAssessment
from slscb.core import outbox


@transaction.atomic(savepoint=False)
def assessment_opened(*, actor: User, opened: OpenAssessment) -> None:
    """Tell those who speak for the agencies involved, and the worker who holds the case, that they can put into it."""
    people = selectors.speaking_for(opened.child) + _worker(opened)
    _tell(actor, people, opened, "an assessment is open", "opened")


@transaction.atomic(savepoint=False)
def put_forward(*, actor: User, opened: OpenAssessment, newest: Contribution) -> None:
    """Tell whoever opened the assessment, and the worker who holds the case, that something was put forward."""
    opener = [opened.opened_by] if cases.sees(opened.opened_by, opened.child_id) else []
    _tell(actor, opener + _worker(opened), opened, "an agency put something forward", f"put:{newest.public_id}")


def _worker(opened: OpenAssessment) -> list[User]:
    """Who holds the case, or the managers where nobody does, as far as they still see her."""
    people = selectors.team_of(selectors.holder_of(opened.child), managers_too=False)
    return [person for person in people if cases.sees(person, opened.child_id)]


def _tell(actor: User, people: list[User], opened: OpenAssessment, what: str, key: str) -> None:
    child = opened.child
    outbox.notify(
        recipients=who_is_told([one for one in people if one.pk != actor.pk], child),
        key=f"risk.open:{opened.public_id}:{key}",
        title=f"Child {child.reference}: {what}",
        link=reverse("risk:open-assessment-view", kwargs={"open_assessment_id": opened.public_id}),
    )
