"""What agencies are to do for a child, and how far they have come."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies import selectors as agencies
from agencies.choices import AgencyCode
from agencies.models import Agency, User
from cases import access as cases
from cases.services import chronology, involvement
from serac import access, rules
from serac.choices import ActionStatus
from serac.models import ActionProgress, AgendaItem, PanelAction
from serac.selectors.meetings import clocks, faults_before_it
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import from_london, now, today
from slscb.core.errors import Fault, raise_if_any
from slscb.core.words import day_words
from slscb.core.writing import change, create

REMINDED_AT = time(8)
DUE, OVERDUE = "serac.action_due", "serac.action_overdue"


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far an action has come; `completed_on` counts for one that is done, today where nothing is said."""

    status: str
    outcome: str = ""
    completed_on: date | None = None


@transaction.atomic
def record_action(
    *, actor: User, item_id: UUID, title: str, agency: Agency, owner: User | None = None, due_on: date | None = None
) -> PanelAction:
    """Record an action from a child's discussion; due by the next meeting unless told otherwise. Source: domain section 5.

    The agency becomes involved with the child, so that its people may see whom the action is about; social care holds the
    case already. Reminders are promised for the day it is due and the day after. Raises Invalid, NotVisible, NotAllowed.
    """
    item = access.item_to_change(actor, item_id, "panel.decide")
    due = due_on or clocks(item.meeting).actions_due_on
    raise_if_any(_faults(item, title, agency, owner, due))
    what = {"title": title.strip(), "agency": agency, "owner": owner, "due_on": due, "recorded_by": actor}
    action = create(PanelAction(item=item, meeting=item.meeting, child=item.child, **what))
    audit.record(actor=actor, action=Action.CREATE, about=[item.child_id], target=action)
    if agency.code != AgencyCode.SOCIAL_CARE:
        involvement.begin(actor=actor, child=item.child, agency=agency, reason="Action of the SERAC panel")
    summary = f"SERAC action for {agency}, due {day_words(due)}: {action.title}"
    chronology.add(actor=actor, child=item.child, happened_at=now(), kind="panel", summary=summary, link=action)
    _promise(action)
    _tell_owner(actor, action)
    return action


@transaction.atomic
def update_action(
    *, actor: User, action_id: UUID, progress: Progress, expected_version: int | None = None
) -> PanelAction:
    """Report how far an action has come, for the agency that answers for it. What was not possible is kept apart from what
    was not done, and both say why. Raises Invalid, NotVisible, NotAllowed, Stale. Source: domain section 5.
    """
    action = access.action_to_change(actor, action_id, "action.update")
    raise_if_any(_faults_of_progress(action, progress))
    was = action.status
    done = progress.status == ActionStatus.DONE
    action.status, action.outcome = progress.status, progress.outcome.strip()
    action.completed_on = (progress.completed_on or today()) if done else None
    change(action, expected_version=expected_version)
    create(ActionProgress(action=action, author=actor, status=action.status, text=action.outcome))
    detail = {"status": action.status}
    audit.record(actor=actor, action=Action.CHANGE, about=[action.child_id], target=action, detail=detail)
    if action.status != was:
        _status_changed(actor, action)
    return action


def _faults(item: AgendaItem, title: str, agency: Agency, owner: User | None, due: date) -> list[Fault]:
    faults = [*faults_before_it(item.meeting, today())]
    if item.removed:
        faults.append(Fault("", "This child has been taken off the agenda: put the child back first"))
    faults += rules.check_action(title, agency.code, due, item.meeting.held_on).faults
    if owner and not agencies.people_of(agency.pk).filter(pk=owner.pk).exists():
        faults.append(Fault("owner", f"Choose someone who works for {agency}"))
    if owner and agency.code == AgencyCode.SOCIAL_CARE and not cases.sees(owner, item.child_id):
        faults.append(Fault("owner", "Choose someone who may see this child, or allocate the child first"))
    return faults


def _faults_of_progress(action: PanelAction, progress: Progress) -> list[Fault]:
    faults = list(rules.check_progress(progress.status, progress.outcome).faults)
    day = progress.completed_on if progress.status == ActionStatus.DONE else None
    if day and day > today():
        faults.append(Fault("completed_on", "The day must be today or in the past"))
    elif day and day < action.meeting.held_on:
        faults.append(Fault("completed_on", f"The panel set this action on {day_words(action.meeting.held_on)}"))
    return faults


def _status_changed(actor: User, action: PanelAction) -> None:
    label = ActionStatus(action.status).label.lower()
    summary = f"SERAC action of {action.agency}: {label}. {action.title}"
    chronology.add(actor=actor, child=action.child, happened_at=now(), kind="panel", summary=summary, link=action)
    if action.status == ActionStatus.OPEN:
        _promise(action)
    else:
        outbox.cancel(about=action)


def _promise(action: PanelAction) -> None:
    """One reminder on the morning of the day it is due and one on the morning after; told again where it was reopened."""
    for kind, day in ((DUE, action.due_on), (OVERDUE, action.due_on + timedelta(days=1))):
        at = _morning(day)
        if at > now():
            outbox.schedule(kind=kind, about=action, due_at=at, key=f"{kind}:{action.public_id}:{action.version}")


def _morning(day: date) -> datetime:
    return from_london(day, REMINDED_AT)


def _tell_owner(actor: User, action: PanelAction) -> None:
    if action.owner and action.owner != actor and cases.sees(action.owner, action.child_id):
        outbox.notify(
            recipients=[action.owner],
            key=f"panel-action:{action.public_id}",
            title=f"The SERAC panel gave you an action for child {action.child.reference}",
            link=reverse("serac:action-view", args=[action.public_id]),
        )
