"""A protected record on which too few are left who can decide: two people have somebody named from outside."""

from django.db import transaction

from agencies.models import User
from cases import rules, selectors
from cases.choices import Basis, Protection
from cases.models import Child
from cases.services import chronology, grants
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, NotVisible, raise_if_any


@transaction.atomic
def name_from_outside(*, actor: User, second: User, reference: str, user: User, reason: str) -> Child:
    """Name a person on a protected record where fewer than two are left who can decide about it; answers with the child.

    No page leads here: whoever has the server calls it with the command `name_on_record`, for an information governance
    lead and a second person, neither of whom is the one named. The protection stays. Raises Invalid, NotVisible.
    Source: docs/adr/0035.
    """
    with wall.lifted("a record that nobody can open"):
        child = (
            Child.objects.select_for_update().filter(reference=reference).exclude(protection=Protection.OPEN).first()
        )
        if child is None:
            raise NotVisible("protected record")
        raise_if_any([*_people(actor, second, user), *rules.check_why(reason)])
        if selectors.people_who_see(child.pk, "child.protect").count() >= rules.FEWEST_WHO_DECIDE:
            raise Invalid([Fault("", "Two people who can decide are named on this record: they name others")])
        if child.denials.filter(user=user, ended_at=None).exists():
            raise Invalid([Fault("user", "This person is on the deny-list of this record")])
        grants.give(actor=actor, child=child, to=user, basis=Basis.NAMED)
        detail = {"named": str(user.pk), "second": str(second.pk)}
        audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=child, detail=detail)
        summary = f"{user} named from outside, asked by {actor} and {second}: {reason.strip()}"
        chronology.add(actor=actor, child=child, happened_at=now(), kind="protection", summary=summary)
    return child


def _people(actor: User, second: User, user: User) -> list[Fault]:
    faults = []
    if not (actor.is_active and actor.may("audit.view")):
        faults.append(Fault("actor", "The first must be an information governance lead"))
    if len({actor.pk, second.pk, user.pk}) < len(("first", "second", "named")) or not second.is_active:
        faults.append(Fault("second", "The first, the second and the one named must be three people with accounts"))
    if not (user.is_active and user.may("child.protect") and user.may("child.view")):
        faults.append(Fault("user", "Name a person who can decide about protection: a team manager or a CSE lead"))
    return faults
