"""Episodes of care of children whom Slough looks after, from before the story begins; what the return asks besides."""

from datetime import date, timedelta

from cases.choices import (
    CareStatus,
    CategoryOfNeed,
    LegalStatus,
    Placement,
    Provider,
    ReasonBegan,
    ReasonEnded,
    ReasonPlacementChanged,
    Sex,
    UpnUnknown,
)
from reporting.seeding import places
from reporting.seeding.chance import DAY, Chance, Mix
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Cared
from reporting.seeding.plan import Plan
from slscb.core.days import birthday

LONGEST_BEFORE, SETTLED = timedelta(days=400), timedelta(days=21)
CHANGES = Mix({0: 42.0, 1: 30.0, 2: 17.0, 3: 8.0, 5: 3.0})
ORDERS = Mix({LegalStatus.V2: 30.0, LegalStatus.C1: 15.0, LegalStatus.C2: 52.0, LegalStatus.E1: 3.0})
NEEDS = Mix({CategoryOfNeed.N1: 66.0, CategoryOfNeed.N4: 8.0, CategoryOfNeed.N5: 16.0, CategoryOfNeed.N8: 10.0})
FOSTERED = Mix({Placement.U4: 35.0, Placement.U6: 50.0, Placement.U1: 15.0})
FOSTER_PROVIDERS = Mix({Provider.PR1: 55.0, Provider.PR4: 40.0, Provider.PR5: 5.0})
WHY_MOVED = Mix({one: 1.0 for one in ReasonPlacementChanged if one != ReasonPlacementChanged.CUSTOD})
WHY_ENDED = Mix({ReasonEnded.E4A: 60.0, ReasonEnded.E13: 15.0, ReasonEnded.E48: 15.0, ReasonEnded.E8: 10.0})
NO_UPN = Mix({UpnUnknown.UN2: 70.0, UpnUnknown.UN3: 10.0, UpnUnknown.UN5: 20.0})
SHARE_LEGAL_CHANGE, SHARE_MOTHERS, MOTHER_AT = 0.3, 0.03, 15
FOSTER_HOME = places.FOSTER_HOMES.split(",")[0]


def add_care(draft: Draft, plan: Plan) -> None:
    """A child's episodes of care, the last one where she lives now, and whether she is a mother.

    From a stream of chance of its own, so that the rest of the borough stays as it was.
    """
    if draft.care_status != CareStatus.LOOKED_AFTER:
        return
    chance = Chance(plan.seed, "care", draft.index)
    began = max(draft.known_on - chance.whole(0, LONGEST_BEFORE.days) * DAY, draft.born + DAY)
    ends = draft.closed_on or plan.today
    changes = {chance.day(began + SETTLED, ends - DAY) for _ in range(CHANGES.draw(chance)) if began + SETTLED < ends}
    draft.care = episodes(draft, chance, [began, *sorted(changes)])
    if draft.closed_on:
        draft.care[-1].ended_on, draft.care[-1].reason_ended = draft.closed_on, WHY_ENDED.draw(chance)
    if not draft.upn:
        draft.upn_unknown = NO_UPN.draw(chance)
    if draft.sex == Sex.FEMALE:
        first = birthday(draft.born, MOTHER_AT)
        is_mother = first < plan.today and chance.happens(SHARE_MOTHERS)
        draft.own_child_born_on = chance.day(first, plan.today) if is_mother else None


def episodes(draft: Draft, chance: Chance, days: list[date]) -> list[Cared]:
    """One episode from each day to the next; each change is of the legal status or of the home."""
    made = [Cared(days[0], ReasonBegan.STARTED, home(draft, chance, is_last=len(days) == 1))]
    made[0].more |= {"legal_status": ORDERS.draw(chance), "category_of_need": NEEDS.draw(chance)}
    made[0].more["home_postcode"] = places.postcode(chance, places.WARDS.draw(chance))
    for number, day in enumerate(days[1:], start=2):
        before = made[-1]
        before.ended_on, before.reason_ended = day, ReasonEnded.X1
        if number < len(days) and chance.happens(SHARE_LEGAL_CHANGE):
            one = Cared(day, ReasonBegan.LEGAL, before.more | {"legal_status": ORDERS.draw(chance)})
        else:
            before.reason_placement_changed = WHY_MOVED.draw(chance)
            moved = home(draft, chance, is_last=number == len(days))
            one = Cared(day, ReasonBegan.PLACEMENT, before.more | moved)
        made.append(one)
    return made


def home(draft: Draft, chance: Chance, *, is_last: bool) -> dict[str, str]:
    """A placement: where she lives now for the last one, somewhere else before."""
    address = draft.address if is_last else places.placement(chance)
    ward = places.WARDS.draw(chance)
    is_fostered = address.startswith(FOSTER_HOME)
    return {
        "placement": FOSTERED.draw(chance) if is_fostered else Placement.K2,
        "provider": FOSTER_PROVIDERS.draw(chance) if is_fostered else Provider.PR4,
        "placement_postcode": draft.postcode if is_last else places.postcode(chance, ward),
        "urn": f"SC000{chance.whole(0, 999):03}",
    }
