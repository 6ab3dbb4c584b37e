"""Who opened a child's record: for the information governance lead, who sees references and no case facts."""

from collections.abc import Iterable

from django.db.models import QuerySet

from agencies.models import User
from cases.models import Child
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.errors import NotAllowed
from slscb.core.models import AuditEvent

SHOWING = (Action.VIEW, Action.LIST, Action.SEARCH, Action.EXPORT, Action.PRINT)


def child_by_reference(user: User, reference: str) -> Child | None:
    """The child with a reference, to look up who opened the record; None for no such reference. Raises NotAllowed."""
    _check(user)
    plain = reference.strip().upper().replace("-", "")
    return Child.objects.filter(reference=f"{plain[:4]}-{plain[4:]}").only("pk", "public_id", "reference").first()


def openings_of(user: User, reference: str) -> QuerySet[AuditEvent]:
    """Every event about the child with a reference, the newest first, with who did it; none for no such reference.

    Looking is itself written down. Raises NotAllowed.
    """
    child = child_by_reference(user, reference)
    if child is None:
        return AuditEvent.objects.none()
    audit.record(actor=user, action=Action.VIEW, target=child, detail={"part": "audit"})
    return _events().filter(about__contains=[child.pk])


def recent_openings(user: User) -> QuerySet[AuditEvent]:
    """Every event in which a child's facts were shown, the newest first. Raises NotAllowed."""
    _check(user)
    audit.record(actor=user, action=Action.LIST, detail={"part": "audit"})
    return _events().filter(action__in=SHOWING).exclude(about=[])


def references_of(events: Iterable[AuditEvent]) -> dict[int, str]:
    """The references of the children that events are about, by internal id."""
    ids = {child for event in events for child in event.about}
    return dict(Child.objects.filter(pk__in=ids).values_list("pk", "reference"))


def _events() -> QuerySet[AuditEvent]:
    return AuditEvent.objects.select_related("actor").order_by("-at", "-pk")


def _check(user: User) -> None:
    if not user.may("audit.view"):
        raise NotAllowed("Only the information governance lead sees who opened a record.")
