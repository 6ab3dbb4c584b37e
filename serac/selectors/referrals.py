"""Reading referrals to the panel, and what a child's page shows of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import User
from cases import access as cases
from cases.models import Child
from serac import access
from serac.models import AgendaItem, PanelAction, PanelDecision, PanelReferral
from slscb.core import audit
from slscb.core.audit import Action

ITEMS_READ = 10
ACTIONS_READ = 20
WITH = ("child", "agency", "referred_by", "decided_by")


@dataclass(frozen=True)
class ChildPanel:
    """What a child's page shows of the panel: the next listing, the last decision, and what still has to be done."""

    next_item: AgendaItem | None
    last_decision: PanelDecision | None
    last_item: AgendaItem | None
    actions: list[PanelAction]


def referrals(user: User, status: str = "") -> QuerySet[PanelReferral]:
    """Referrals about children whom the user may see, the longest waiting first; the caller remembers what was shown."""
    found = PanelReferral.objects.visible_to(user).select_related(*WITH)
    if status:
        found = found.filter(status=status)
    return found.order_by("referred_at", "pk")


def referrals_of(user: User, child_id: UUID) -> QuerySet[PanelReferral]:
    """The referrals of one child, the newest first, for paging. Raises NotVisible, NotAllowed."""
    child = cases.child_for(user, child_id)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "panel referrals"})
    return PanelReferral.objects.filter(child=child).select_related(*WITH).order_by("-referred_at", "-pk")


def referrals_waiting(user: User) -> int:
    """How many referrals about children whom the user may see wait for a decision."""
    return PanelReferral.objects.visible_to(user).waiting().count()  # type: ignore[attr-defined, no-any-return]


def remember_referrals(user: User, shown: Iterable[PanelReferral]) -> None:
    """Write into the audit which children a list of referrals showed."""
    audit.record(actor=user, action=Action.LIST, about=[one.child_id for one in shown])


def open_referral(user: User, referral_id: UUID) -> PanelReferral:
    """Open a referral. Raises NotVisible, NotAllowed."""
    referral = access.referral_for(user, referral_id)
    audit.record(actor=user, action=Action.VIEW, about=[referral.child_id], target=referral)
    return referral


def panel_of_child(child: Child, today: date) -> ChildPanel:
    """What the panel has to do with a child, in two statements; for a child that the user has opened."""
    newest = child.agenda_items.listed().select_related("meeting", "decision").order_by("-meeting__held_on")
    items = list(newest[:ITEMS_READ])
    decided = next((item for item in items if hasattr(item, "decision")), None)
    coming = [item for item in items if item.meeting.held_on >= today and not hasattr(item, "decision")]
    unfinished = child.panel_actions.unfinished().select_related("agency", "owner").order_by("due_on", "pk")
    return ChildPanel(
        next_item=coming[-1] if coming else None,
        last_decision=decided.decision if decided else None,
        last_item=decided,
        actions=list(unfinished[:ACTIONS_READ]),
    )
