"""What somebody has begun to fill in, kept until they complete it or throw it away."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F

from agencies.models import User
from cases.models import Child
from risk import access
from risk.choices import AssessmentKind
from risk.models import ToolDraft
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.writing import create


@transaction.atomic
def keep_draft(
    *,
    actor: User,
    child_id: UUID,
    kind: AssessmentKind,
    typed: Mapping[str, Sequence[str]],
    on_purpose: bool = False,
) -> Child:
    """Keep what stands in the boxes, in place of what stood there before; answers with the child.

    The audit has when a draft was begun and each time it was saved on purpose; what is kept while typing changes what
    its author alone can see. Raises Invalid, NotVisible, NotAllowed. Source: issue 4, proof ("nothing lost").
    """
    child = access.child_for_tool(actor, child_id, kind)
    values = {"typed": dict(typed), "changed_at": now()}
    own = ToolDraft.objects.filter(child=child, author=actor, assessment_kind=kind)
    begun = not own.update(version=F("version") + 1, **values)
    if begun:
        create(ToolDraft(child=child, author=actor, assessment_kind=kind, typed=dict(typed)))
    if begun or on_purpose:
        action = Action.CREATE if begun else Action.CHANGE
        audit.record(actor=actor, action=action, about=[child.pk], target=child, detail=_part(kind))
    return child


@transaction.atomic
def discard_draft(*, actor: User, child_id: UUID, kind: AssessmentKind) -> None:
    """Throw one's own draft away; nothing happens where there is none. Raises NotVisible, NotAllowed.

    Source: issue 4, proof ("nothing lost"): only its author ends a draft.
    """
    child = access.child_for_tool(actor, child_id, kind)
    forget_draft(actor=actor, child=child, kind=kind)
    audit.record(
        actor=actor, action=Action.CHANGE, about=[child.pk], target=child, detail=_part(kind) | {"thrown away": True}
    )


@transaction.atomic(savepoint=False)
def forget_draft(*, actor: User, child: Child, kind: AssessmentKind) -> None:
    """End a draft whose answers are complete: they stand in the assessment now, and so does the audit of it.

    Source: issue 4, proof ("nothing lost").
    """
    ToolDraft.objects.filter(child=child, author=actor, assessment_kind=kind).delete()


def _part(kind: AssessmentKind) -> dict[str, str | bool]:
    return {"part": "risk tool draft", "kind": kind.value}
