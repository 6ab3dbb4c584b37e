"""What the user has begun to fill in. Nobody reads another person's draft."""

from agencies.models import User
from cases.models import Child
from risk.choices import AssessmentKind
from risk.models import ToolDraft
from slscb.core import audit
from slscb.core.audit import Action


def draft_of(user: User, child: Child, kind: AssessmentKind) -> ToolDraft | None:
    """The user's own draft about a child that access has already let through."""
    found: ToolDraft | None = ToolDraft.objects.filter(child=child, author=user, assessment_kind=kind).first()
    return found


def drafts_begun(user: User, most: int) -> list[ToolDraft]:
    """The user's drafts about children whom they still see, the newest first; remembered in the audit."""
    own = ToolDraft.objects.filter(author=user, child__in=Child.objects.visible_to(user)).defer("typed")
    shown = list(own.select_related("child").order_by("-changed_at", "-pk")[:most])
    if shown:
        audit.record(actor=user, action=Action.LIST, about=[one.child_id for one in shown])
    return shown
