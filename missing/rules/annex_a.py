"""List 8 of Annex A, which Ofsted asks of the authority before an inspection of children's services (ILACS).

It shows each child looked after on a day, or until not more than six months before it, as things stood on that day.
`care` is always the child's episodes of care up to the day, in order, the last being the one in question; short breaks apart.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from missing.choices import DECLINED, InterviewStatus, OfferOutcome
from missing.rules.statutory import ONE_DAY, Care, Gone, Year, until_adult, while_in_care
from slscb.core.days import months_before

MONTHS, MONTHS_AFTER = 12, 6
YES, NO, UNKNOWN = "a) Yes", "b) No", "c) Unknown"
HELD = frozenset({InterviewStatus.COMPLETED.value, InterviewStatus.COVERED.value})
LEGAL_ONLY = "L"


@dataclass(frozen=True, slots=True)
class Placed(Care):
    """An episode of care with why it began, under which legal status, and why it ended."""

    reason_began: str = ""
    legal_status: str = ""
    reason_ended: str = ""


def months_up_to(on: date) -> Year:
    """The last 12 months end with the day itself. Source: Ofsted, Annex A, list 8."""
    return Year(months_before(on, MONTHS) + ONE_DAY, on)


def ceased_since(on: date) -> date:
    """Whoever ceased to be looked after up to six months before is listed, from this day on.

    Source: Ofsted, Annex A, list 8.
    """
    return months_before(on, MONTHS_AFTER)


def as_of(care: Sequence[Placed], on: date) -> list[Placed]:
    """Episodes of care as they stood on a day: what began later is not there, what ended later had not ended.

    Source: our own, so that the list of a day is the same whenever it is made.
    """
    begun = [one for one in care if one.began_on <= on]
    return [
        replace(one, ended_on=None, reason_ended="") if one.ended_on is not None and one.ended_on > on else one
        for one in begun
    ]


def period_began(care: Sequence[Placed]) -> int:
    """The place of the episode with which the child started to be looked after: those that follow it have no gap.

    Source: DfE guide to SSDA903, period of care.
    """
    place = len(care) - 1
    while place > 0 and care[place - 1].ended_on == care[place].began_on:
        place -= 1
    return place


def is_second(care: Sequence[Placed], months: Year) -> bool:
    """Whether an earlier period of care ended within the last 12 months. Source: Ofsted, Annex A, list 8."""
    began = period_began(care)
    before = care[began - 1].ended_on if began else None
    return before is not None and before >= months.first


def legal_status_began(care: Sequence[Placed]) -> date:
    """Since when the present legal status is in force, over changes of placement. Source: Ofsted, Annex A, list 8."""
    place, first = len(care) - 1, period_began(care)
    while place > first and care[place - 1].legal_status == care[place].legal_status:
        place -= 1
    return care[place].began_on


def placement_began(care: Sequence[Placed]) -> date:
    """When the child came into the present placement: a change of legal status alone is no move.

    Source: Ofsted, Annex A, list 8; DfE guide to SSDA903, RNE code L.
    """
    place, first = len(care) - 1, period_began(care)
    while place > first and care[place].reason_began == LEGAL_ONLY:
        place -= 1
    return care[place].began_on


def placements(care: Sequence[Placed], months: Year) -> int:
    """In how many placements the child was on a day of the last 12 months. Source: Ofsted, Annex A, list 8."""
    counted = {
        placement_began(care[: place + 1])
        for place, one in enumerate(care)
        if one.ended_on is None or one.ended_on >= months.first
    }
    return len(counted)


def counts(gone: Gone, care: Sequence[Care], born_on: date, months: Year) -> bool:
    """An episode counts where it began in the last 12 months and, if any care is recorded, in an episode of care.

    Source: Ofsted, Annex A, list 8; DfE, SSDA903 rule 581.
    """
    if not months.first <= gone.began_on <= months.last:
        return False
    return bool(while_in_care(gone, care, born_on, months.last) if care else until_adult(gone, born_on, months.last))


def was_offered(status: str, outcomes: Collection[str]) -> str:
    """Whether an interview was offered after the last episode: by an offer on record, or by having been held or declined.
    Unknown while there is no interview, because the child is not back. Source: Ofsted, Annex A, list 8.
    """
    if not status:
        return UNKNOWN
    return YES if outcomes or status in HELD | DECLINED else NO


def was_accepted(status: str, outcomes: Sequence[str]) -> str:
    """Whether an interview was accepted: held, arranged, or the last answer was yes; no where it was declined or not
    offered, unknown while there is no answer. Source: Ofsted, Annex A, list 8.
    """
    if was_offered(status, outcomes) == UNKNOWN:
        return UNKNOWN
    if status in HELD or status == InterviewStatus.SCHEDULED:
        return YES
    if status in DECLINED or not outcomes or outcomes[-1] == OfferOutcome.DECLINED:
        return NO
    return YES if outcomes[-1] == OfferOutcome.ACCEPTED else UNKNOWN
