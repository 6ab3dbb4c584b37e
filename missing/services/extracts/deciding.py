"""A person says which child a row is about."""

from uuid import UUID

from django.db import transaction

from agencies.models import User
from cases import access as cases
from cases.models import Child
from cases.services import children
from cases.services.children import Details
from missing import access
from missing.choices import RowState
from missing.models import ExtractMatch, ExtractRow
from missing.services.extracts import planning, recording
from slscb.core import audit, wall
from slscb.core.audit import Action
from slscb.core.errors import Fault, Invalid, raise_if_any
from slscb.core.writing import change


@transaction.atomic
def about_child(*, actor: User, row_id: UUID, child_id: UUID, expected_version: int | None = None) -> ExtractRow:
    """Record an undecided row about a child whom the actor sees. Raises Invalid, NotVisible, NotAllowed, Stale."""
    row = access.row_to_change(actor, row_id, expected_version)
    child = cases.child_to_change(actor, child_id, "episode.import")
    return _record(actor, row, child)


@transaction.atomic
def about_new_child(*, actor: User, row_id: UUID, expected_version: int | None = None) -> ExtractRow:
    """Record the child whom an undecided row names, and the row. Raises Invalid, NotVisible, NotAllowed, Stale."""
    row = access.row_to_change(actor, row_id, expected_version)
    if row.born_on is None:
        raise Invalid(
            [Fault("", "Police give no date of birth: record the child first, then come back and choose her")]
        )
    details = Details(
        given_name=row.forenames,
        family_name=row.surname,
        date_of_birth=row.born_on,
        sex=row.sex,
        nhs_number=row.nhs_number or None,
        upn=row.upn or None,
        police_urn=row.person_reference,
    )
    return _record(actor, row, children.record_child(actor=actor, details=details))


@transaction.atomic
def about_nobody(*, actor: User, row_id: UUID, expected_version: int | None = None) -> ExtractRow:
    """Say that a row is about none of the children whom the actor sees. Whoever brought it ends it by that, and what police
    wrote is emptied; for anybody else only their own children are taken out. Raises NotVisible, NotAllowed, Stale.
    """
    row = access.row_to_change(actor, row_id, expected_version)
    if row.extract.brought_by_id == actor.pk or row.is_open:
        row.state, row.decided_by, row.outcome = RowState.DISMISSED, actor, ""
        planning.forget(row)
        change(row)
    else:
        ExtractMatch.objects.filter(cases.about_acted(actor), row=row).delete()
    audit.record(actor=actor, action=Action.CHANGE, target=row, detail={"about": "nobody"})
    return row


def _record(actor: User, row: ExtractRow, child: Child) -> ExtractRow:
    with wall.lifted("a row of a police extract is given to its child"):
        row.child, row.decided_by, row.is_open = child, actor, False
        ExtractRow.objects.filter(pk=row.pk).update(decided_by=actor, is_open=False)
        recording.record_rows(actor=actor, extract=row.extract, rows=[row])
        raise_if_any(Fault("", message) for _, message in row.faults)
        ExtractMatch.objects.filter(row=row).delete()
        extract = row.extract
        extract.counts = planning.count(extract)
        change(extract)
    audit.record(actor=actor, action=Action.CHANGE, about=[child.pk], target=row, detail={"about": "child"})
    return row
