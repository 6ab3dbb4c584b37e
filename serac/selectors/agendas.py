"""Reading agendas. A person sees the items of children whom they may see, and every list shown is written into the audit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from agencies.models import User
from cases.access import each_visible
from missing.models import MissingEpisode
from risk.models import Assessment
from serac import access
from serac.models import ActionProgress, AgendaItem, Meeting, PanelAction, PanelDecision
from serac.selectors.facts import meeting_facts
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import from_london, today
from slscb.core.errors import Stale

LATELY = timedelta(days=90)
WITH = ("child", "presenter", "added_by", "decision")
# What is shown of the records beside an item: every further column costs a page more than its rows do.
NARROW = (
    *(field.name for field in AgendaItem._meta.concrete_fields),
    *(f"child__{name}" for name in ("public_id", "reference", "given_name", "family_name", "date_of_birth")),
    *(f"{who}__{name}" for who in ("presenter", "added_by") for name in ("first_name", "last_name", "username")),
    "decision__outcome",
)


@dataclass(frozen=True)
class ItemPage:
    """One item with what the panel decided and set, here and before."""

    item: AgendaItem
    decision: PanelDecision | None
    actions: list[PanelAction]
    earlier: list[PanelDecision]


@dataclass(frozen=True)
class Case:
    """What the chair has to know about one child before the meeting.

    `item.last_decision` is the panel's last one as a dict or None, `item.episodes_lately` and `item.episodes_since` count
    the missing episodes begun in the last 90 days and since the last meeting.
    """

    item: AgendaItem
    assessment: Assessment | None
    actions: tuple[PanelAction, ...]


def items_of(user: User, meeting: Meeting) -> QuerySet[AgendaItem]:
    """The listed items of a meeting about children whom the user may see, in their order."""
    return _items(user, meeting).listed()  # type: ignore[attr-defined, no-any-return]


def numbered_items_of(user: User, meeting: Meeting) -> QuerySet[AgendaItem]:
    """The same items with `number`, the place of each among those the user sees: the kept position would show a gap where
    there is an item about a child who is hidden from them (docs/adr/0035).
    """
    seen = AgendaItem.objects.filter(each_visible(user), meeting=OuterRef("meeting")).listed()
    same_place = Q(position=OuterRef("position"), pk__lte=OuterRef("pk"))
    before = seen.filter(Q(position__lt=OuterRef("position")) | same_place).order_by().values("meeting")
    number = before.annotate(number=Count("pk")).values("number")
    return items_of(user, meeting).annotate(number=Subquery(number, output_field=IntegerField()))


def all_items_of(meeting: Meeting) -> list[AgendaItem]:
    """Every listed item in order, for the service itself: the command that builds an agenda prints references only."""
    listed = meeting.items.listed().annotate(number=F("position"))
    return list(listed.select_related("child").order_by("position", "pk"))


def removed_items_of(user: User, meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items taken off a meeting's agenda, for those who run the panel; nothing for anyone else.

    On most agendas nothing was taken off, which costs a tenth of asking who may see it.
    """
    if not (user.may("panel.coordinate") and meeting.items.filter(removed=True).exists()):
        return AgendaItem.objects.none()
    return _items(user, meeting).filter(removed=True)


def remember_shown(user: User, items: Iterable[AgendaItem | PanelAction], meeting: Meeting | None = None) -> None:
    """Write into the audit which children a list showed."""
    audit.record(actor=user, action=Action.LIST, about=_children(items), target=meeting)


def agenda_to_print(user: User, meeting_id: UUID) -> tuple[Meeting, list[AgendaItem]]:
    """A meeting and all the items the user may see, written into the audit as printed. Raises NotVisible, NotAllowed."""
    meeting = access.meeting_for(user, meeting_id)
    items = list(items_of(user, meeting))
    audit.record(actor=user, action=Action.PRINT, about=_children(items), target=meeting, detail={"items": len(items)})
    return meeting, items


def open_item(user: User, item_id: UUID) -> ItemPage:
    """Open an item with its decision and actions and the panel's five decisions before. Raises NotVisible, NotAllowed."""
    item = access.item_for(user, item_id)
    audit.record(actor=user, action=Action.VIEW, about=[item.child_id], target=item)
    decisions = list(PanelDecision.objects.filter(child=item.child_id).order_by("-decided_on", "-pk")[:6])
    return ItemPage(
        item=item,
        decision=next((one for one in decisions if one.item_id == item.pk), None),
        actions=list(item.actions.select_related("agency", "owner").order_by("due_on", "pk")),
        earlier=[one for one in decisions if one.item_id != item.pk and one.decided_on < item.meeting.held_on],
    )


def previous_day(meeting: Meeting) -> date:
    """The day of the last meeting that took place; before the first one of a series, as many days as lie between two."""
    return meeting_facts(meeting, today()).previous_on or meeting.held_on - timedelta(days=meeting.series.interval_days)


def items_to_prepare(user: User, meeting: Meeting, since: date) -> QuerySet[AgendaItem]:
    """The listed items with the panel's last decision and the numbers of missing episodes, lately and since a day; the
    caller pages them.
    """
    before = PanelDecision.objects.filter(child=OuterRef("child"), decided_on__lt=meeting.held_on)
    last = before.order_by("-decided_on", "-pk").values(
        json=JSONObject(
            outcome="outcome", reason="reason", decided_on="decided_on", next_review_on="next_review_on", level="level"
        )
    )
    return items_of(user, meeting).annotate(
        last_decision=Subquery(last[:1]),
        episodes_lately=_begun_since(meeting.held_on - LATELY),
        episodes_since=_begun_since(since),
    )


def cases_of(user: User, meeting: Meeting, items: Sequence[AgendaItem]) -> list[Case]:
    """What the chair has to know about each child of one page of `items_to_prepare`; written into the audit."""
    children = _children(items)
    remember_shown(user, items, meeting)
    in_force = Assessment.objects.in_force().filter(child__in=children).select_related("previous")
    assessments = {one.child_id: one for one in in_force}
    unfinished = PanelAction.objects.unfinished().filter(child__in=children).select_related("agency", "owner")
    actions = list(unfinished.order_by("due_on", "pk"))
    return [
        Case(
            item=item,
            assessment=assessments.get(item.child_id),
            actions=tuple(one for one in actions if one.child_id == item.child_id),
        )
        for item in items
    ]


def progress_of(action: PanelAction) -> list[ActionProgress]:
    """What was reported on an action, the newest last; for an action that the user has opened."""
    return list(action.progress.select_related("author"))


def decision_of(item: AgendaItem) -> PanelDecision | None:
    """What the panel decided about the child of an item that the user may see, or None."""
    return PanelDecision.objects.filter(item=item).first()


def decision_to_correct(item: AgendaItem) -> PanelDecision:
    """The same where there must be one. Raises Stale where none was recorded: there is no version to correct."""
    found = decision_of(item)
    if found is None:
        raise Stale
    return found


def _items(user: User, meeting: Meeting) -> QuerySet[AgendaItem]:
    seen: QuerySet[AgendaItem] = meeting.items.filter(each_visible(user))
    return seen.select_related(*WITH).only(*NARROW).order_by("position", "pk")


def _begun_since(day: date) -> Coalesce:
    begun = MissingEpisode.objects.real().filter(child=OuterRef("child"), last_seen_at__gte=from_london(day, time()))
    counted = begun.order_by().values("child").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _children(records: Iterable[AgendaItem | PanelAction]) -> list[int]:
    return [record.child_id for record in records]
