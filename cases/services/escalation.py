"""Telling a CSE lead of a child with whom they have nothing to do yet: being told is itself a need to know."""

from datetime import datetime, timedelta

from django.db import transaction

from agencies.models import User
from cases import access, selectors
from cases.choices import Basis, Protection
from cases.models import Child
from cases.services import grants
from slscb.core.clock import now

TIME_TO_DECIDE = timedelta(days=28)


@transaction.atomic(savepoint=False)
def escalate(*, actor: User | None, child: Child, until: datetime, but: User | None = None) -> list[User]:
    """Let the CSE leads of the child's lead agency see the child until a moment, and answer with them: those to be told.

    On a protected record time names nobody: those are told who are named on it and can decide about it (docs/adr/0035).

    Who sees the child already is given nothing. Nobody of another agency is told. `actor` is None where time escalates
    and no person does; `but` is somebody who is left out, because it is about what they did. Source: issue 5
    point 3; docs/adr/0023, 0037.
    """
    if child.protection != Protection.OPEN:
        return [one for one in selectors.people_who_see(child.pk, "child.protect") if one != but]
    denied = child.denials.filter(ended_at=None).values_list("user_id", flat=True)
    leads = [lead for lead in selectors.leads_for(child.pk) if lead.pk not in set(denied) and lead != but]
    for lead in leads:
        held = child.user_grants.filter(user=lead, basis=Basis.ESCALATION).exists()
        if held or not access.sees(lead, child.pk):
            grants.give(actor=actor, child=child, to=lead, basis=Basis.ESCALATION, until=until)
    return leads


@transaction.atomic(savepoint=False)
def second_people(*, actor: User, child: Child) -> list[User]:
    """Those other than the actor who see a child and can decide about the protection; there must be one besides them.

    Where a team's only manager asks, the CSE leads of the child's lead agency see the child for 28 days, to decide.
    Source: issue 3 point 2; docs/adr/0023, 0035.
    """
    others = [person for person in selectors.people_who_see(child.pk, "child.protect") if person.pk != actor.pk]
    if others:
        return others
    leads = escalate(actor=actor, child=child, until=now() + TIME_TO_DECIDE)
    return [lead for lead in leads if lead.pk != actor.pk]
