"""Taking back what people were told of a child whom they no longer see: notices and waiting e-mails name her reference."""

from uuid import UUID

from django.db import transaction
from django.db.models import F, Func, Q, QuerySet, UUIDField

from agencies.models import User
from cases import selectors
from cases.models import Child
from slscb.core.models import EmailState, Notice, OutgoingEmail


class NamedInLink(Func):
    """The public id of the record to which a link leads, null for none."""

    template = "(substring(%(expressions)s from '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'))::uuid"
    output_field = UUIDField()


@transaction.atomic(savepoint=False)
def withdraw(*, actor: User, child: Child, seen_as: Child | None = None) -> None:
    """Take back every notice and unsent e-mail about a child from those who no longer see her; the actor has just decided so.

    A record that was merged is seen by whoever sees the one that it is `seen_as`. Such a notice stands in a list with her
    reference, and leads to a page that is not there any more.
    """
    about = _ids_of(child)
    keep = selectors.people_who_see((seen_as or child).pk, "child.view").values("pk")
    _about(Notice.objects.all(), about, Q(title__contains=child.reference)).exclude(recipient__in=keep).delete()
    waiting = _about(OutgoingEmail.objects.filter(state=EmailState.PENDING), about, Q())
    waiting.exclude(recipient__in=keep).update(state=EmailState.DROPPED)


def _about(told: "QuerySet[Notice] | QuerySet[OutgoingEmail]", about: list[UUID], otherwise: Q) -> QuerySet:  # type: ignore[type-arg]
    return told.alias(leads_to=NamedInLink(F("link"))).filter(Q(leads_to__in=about) | otherwise)


def _ids_of(child: Child) -> list[UUID]:
    """The public ids of the child and of every record that her chronology leads to."""
    linked = child.chronology.exclude(link_id=None).values_list("link_id", flat=True)
    return [child.public_id, *(one for one in linked if one)]
