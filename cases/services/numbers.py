"""Numbers that belong to one child: what happens where a second record is given one that another has already."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.urls import reverse

from agencies.models import User
from cases import access, rules, selectors
from cases.choices import NumberKind
from cases.models import Child, NumberClash
from cases.querysets import seen_each
from slscb.core import audit, outbox, wall
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change, create

FIELDS = {NumberKind.NHS: "nhs_number", NumberKind.UPN: "upn"}
IN_TURN = "SELECT pg_advisory_xact_lock(hashtextextended(number, 35)) FROM unnest(%s) AS number ORDER BY number"


@transaction.atomic(savepoint=False)
def contest(*, actor: User, child: Child, before: dict[str, str | None]) -> list[NumberClash]:
    """Mark the child's new numbers as contested where a child has them whom the actor does not see; nothing is saved yet.

    A child whom the actor sees is an error, as it would be without the hidden one: it must make no difference that she
    exists. Every record that has the number is told: else a hidden one would take the news from the others. Answers with
    the clashes to be written once the child is saved. Raises Invalid. Source: security, threat 20.
    """
    found = []
    new = {kind: name for kind, name in FIELDS.items() if getattr(child, name) != before.get(name)}
    _in_turn(number for name in new.values() if (number := getattr(child, name)))
    for kind, name in new.items():
        number = getattr(child, name)
        setattr(child, f"{kind.value}_contested", False)
        others = _others(actor, child, name, number) if number else []
        if any(other.is_seen for other in others):  # type: ignore[attr-defined]
            raise Invalid([Fault(*Child.constraint_faults[f"one_child_a_{name}"])])
        if others:
            setattr(child, f"{kind.value}_contested", True)
            found += [NumberClash(child=other, other=child, number_kind=kind) for other in others]
    return found


@transaction.atomic(savepoint=False)
def put_in_the_queue(*, actor: User, child: Child, clashes: Iterable[NumberClash]) -> None:
    """Put clashes of a saved child before those who see the record that had the number first, and decide about it."""
    for clash in clashes:
        clash.other = child
        with wall.lifted("a number that a hidden child has"):
            create(clash)
            audit.record(actor=None, action=Action.CREATE, about=[clash.child_id], target=clash)
            outbox.notify(
                recipients=selectors.people_who_see(clash.child_id, "child.protect"),
                key=f"clash:{clash.public_id}",
                title=f"Another record has the {clash.get_number_kind_display()} of child {clash.child.reference}",
                link=reverse("cases:clash-list"),
            )


@transaction.atomic
def settle_clash(*, actor: User, clash_id: UUID, outcome: str, expected_version: int | None = None) -> NumberClash:
    """Write down what came of comparing two records with one number. Raises Invalid, NotVisible, NotAllowed, Stale."""
    clash = access.clash_for(actor, clash_id)
    raise_if_any(rules.check_why(outcome, "outcome"))
    if clash.settled_at is not None:
        raise Invalid([Fault("", "This was settled already")])
    clash.settled_by, clash.settled_at, clash.outcome = actor, now(), outcome.strip()
    change(clash, expected_version=expected_version)
    audit.record(actor=actor, action=Action.CHANGE, about=[clash.child_id], target=clash)
    return clash


def _in_turn(numbers: Iterable[str]) -> None:
    """Wait for whoever is just saving one of the numbers: two who write the same at once must not see an error either."""
    if waiting := list(numbers):
        with connection.cursor() as cursor:
            cursor.execute(IN_TURN, [waiting])


def _others(actor: User, child: Child, name: str, number: str) -> list[Child]:
    with wall.lifted("who has a number already"):
        same = Child.objects.filter(Q(**{name: number})).exclude(pk=child.pk)
        seen = ExpressionWrapper(seen_each(actor, "pk"), output_field=BooleanField())
        return list(same.annotate(is_seen=seen).order_by("pk"))
