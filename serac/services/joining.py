"""What the panel keeps about a child and what follows where two records are one."""

from collections.abc import Iterator

from serac.choices import MeetingStatus
from serac.models import AgendaItem, PanelReferral
from serac.models.referral import LIVE
from slscb.core.days import written
from slscb.core.joining import Belongings, Follows, Pair

TO_COME = (MeetingStatus.PLANNED, MeetingStatus.DRAFT, MeetingStatus.CIRCULATED)


def _against(pair: Pair) -> Iterator[str]:
    kept, other = pair.kept.pk, pair.other.pk
    meant = AgendaItem.objects.filter(removed=False, meeting__status__in=TO_COME)
    for day in _both(meant, "meeting__held_on", kept, other):
        yield f"Both records are on the agenda of {written(day)}: take one of them off first"  # type: ignore[arg-type]
    live = PanelReferral.objects.filter(status__in=LIVE)
    for agency in _both(live, "agency__name", kept, other):
        yield f"{agency} has referred both records to the panel: decide on one of the referrals first"


def _both(rows: object, column: str, kept: int, other: int) -> list[object]:
    """What the rows of both records have in a column."""
    of = [set(rows.filter(child=one).values_list(column, flat=True)) for one in (kept, other)]  # type: ignore[attr-defined]
    return sorted(set.intersection(*of))


BELONGINGS = Belongings(
    app="serac",
    follow=(
        Follows("serac.agendaitem", alone=("meeting",)),
        Follows("serac.paneldecision", beside="item"),
        Follows("serac.panelaction", beside="item"),
        Follows("serac.panelreferral", alone=("agency",), where={"status__in": LIVE}),
    ),
    against=_against,
)
