"""Sharing a child's record with one named person for a time, and ending that early."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from agencies import selectors as agencies
from agencies.models import User
from cases import access
from cases.choices import Basis, Protection
from cases.models import Child, Share
from cases.rules import sharing as rules
from cases.services import chronology, grants, withdrawing
from slscb.core import audit, outbox
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.words import moment_words, short_moment_words
from slscb.core.writing import change, create

BEGINS = "cases.share_begins"


@transaction.atomic
def give(
    *, actor: User, child_id: UUID, user: User, purpose: str, until: datetime, since: datetime | None = None
) -> Share:
    """Share a child's record with a person from one moment, at once unless told, until another.

    From the second of the end on they are refused, with no job run. One that begins later is given by a promise at that
    moment. Raises Invalid, NotVisible, NotAllowed. Source: issue 3 point 1; docs/adr/0037.
    """
    child = access.child_to_share(actor, child_id)
    begins = since or now()
    faults = _cannot_receive(actor, child, user)
    raise_if_any([*faults, *rules.check_share(purpose, begins, until, now(), settings.SHARE_LONGEST)])
    made = create(
        Share(child=child, user=user, purpose=purpose.strip(), since=max(begins, now()), until=until, given_by=actor)
    )
    audit.record(actor=actor, action=Action.CREATE, about=[child.pk], target=made, detail={"to": str(user.pk)})
    summary = f"Shared with {user}, {agencies.agency_of(user)}, until {short_moment_words(until)}"
    chronology.add(actor=actor, child=child, happened_at=now(), kind="share", summary=summary, link=made)
    if made.since > now():
        outbox.schedule(kind=BEGINS, about=made, due_at=made.since, key=f"{BEGINS}:{made.public_id}")
    else:
        begin(actor=actor, share=made)
    return made


@transaction.atomic(savepoint=False)
def begin(*, actor: User | None, share: Share) -> None:
    """Let the person see the record from now on, and tell them. Nobody asks where a share promised for later begins.

    A denial or a protection that came meanwhile is stronger: the person sees nothing, and is told nothing.
    """
    child, user = share.child, share.user
    grants.give(actor=actor, child=child, to=user, basis=Basis.SHARE, until=share.until)
    if access.sees(user, child.pk):
        outbox.notify(
            recipients=[user],
            key=f"shared:{share.public_id}",
            title=f"Record {child.reference} is shared with you until {moment_words(share.until)}",
            link=reverse("cases:child-view", args=[child.public_id]),
        )


@transaction.atomic
def end(*, actor: User, share_id: UUID) -> Share:
    """End a share early: from now on the person does not see the record by it. Raises Invalid, NotVisible, NotAllowed."""
    share = access.share_to_end(actor, share_id)
    if share.ended_at is not None or share.until <= now():
        raise Invalid([Fault("", "This share has ended already")])
    share.ended_by, share.ended_at = actor, now()
    change(share)
    audit.record(actor=actor, action=Action.CHANGE, about=[share.child_id], target=share, detail={"share": "ended"})
    summary = f"No longer shared with {share.user}"
    chronology.add(actor=actor, child=share.child, happened_at=now(), kind="share", summary=summary, link=share)
    outbox.cancel(about=share)
    grants.end(actor=actor, child=share.child, to=share.user, basis=Basis.SHARE)
    withdrawing.withdraw(actor=actor, child=share.child)
    return share


def _cannot_receive(actor: User, child: Child, user: User) -> list[Fault]:
    """Why a record cannot be shared with a person. A denial is not named: who shares may not know that there is one."""
    if child.protection != Protection.OPEN:
        return [Fault("", "This record is protected: two people who decide on it name those who may see it")]
    if user == actor:
        return [Fault("user", "Choose another person")]
    if not (user.is_active and user.may("child.view")):
        return [Fault("user", "Choose a person who works with children and has an account")]
    if child.denials.filter(user=user, ended_at=None).exists():
        return [Fault("user", "This record cannot be shared with this person. Ask your team manager")]
    if access.acts(user, child.pk) or child.shares.filter(user=user, ended_at=None, until__gt=now()).exists():
        return [Fault("user", "This person sees the record already, or will")]
    return []
