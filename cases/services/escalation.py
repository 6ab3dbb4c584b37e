"""Telling a CSE lead of a child with whom they have nothing to do yet: being told is itself a need to know."""

from datetime import datetime

from django.db import transaction

from agencies.models import User
from cases import access, selectors
from cases.choices import Basis
from cases.models import Child
from cases.services import grants


@transaction.atomic(savepoint=False)
def escalate(*, actor: User | None, child: Child, until: datetime) -> list[User]:
    """Let the CSE leads of the child's lead agency see the child until a moment, and answer with them: those to be told.

    Who sees the child already is given nothing. Nobody of another agency is told. `actor` is None where time escalates
    and no person does. Source: issue 5 point 3; docs/adr/0023.
    """
    leads = selectors.leads_for(child.pk)
    for lead in leads:
        held = child.user_grants.filter(user=lead, basis=Basis.ESCALATION).exists()
        if held or not access.sees(lead, child.pk):
            grants.give(actor=actor, child=child, to=lead, basis=Basis.ESCALATION, until=until)
    return leads
