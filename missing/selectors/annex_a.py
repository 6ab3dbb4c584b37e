"""What list 8 of Annex A is made of, child by child, in one statement and so as of one moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, JSONObject, Trim

from cases.choices import SHORT_BREAKS, CareStatus
from cases.models import Allocation, CareEpisode, Child
from missing.choices import SSDA903_CODES
from missing.models import InterviewOffer, MissingEpisode
from missing.rules.annex_a import ceased_since, months_up_to
from missing.rules.statutory import ONE_DAY
from missing.selectors.statutory import AT_ONCE, CARE, GONE, Row
from slscb.core.clock import from_london
from slscb.core.days import birthday

ABOUT = ("pk", "reference", "sex", "ethnicity", "date_of_birth", "team", "worker", "care", "gone")


@dataclass(frozen=True, slots=True)
class Listed:
    """A child of the list: episodes of care begun by the day in order, short breaks apart, and the absences of 12 months,
    each with the `status` of its interview, None without one, and the `outcomes` of the offers in order.

    Days and moments in the rows are texts as the database writes them.
    """

    id: int
    reference: str
    sex: str
    ethnicity: str
    born_on: date
    team: str
    worker: str
    care: list[Row]
    gone: list[Row]


def listed(on: date) -> Iterator[Listed]:
    """Every child whom Slough looked after on a day or in the six months before, and those of whom the record says so while
    no episode of care is recorded; a thousand at a time. Whoever calls has lifted the wall.

    Source: Ofsted, Annex A, list 8; domain section 3.
    """
    care = CareEpisode.objects.filter(child=OuterRef("pk"), began_on__lte=on)
    counted = care.exclude(legal_status__in=sorted(SHORT_BREAKS))
    lately = counted.filter(Q(ended_on=None) | Q(ended_on__gte=ceased_since(on)))
    is_child = Q(date_of_birth__gt=birthday(on, -18), date_of_birth__lte=on)
    unrecorded = Q(care_status=CareStatus.LOOKED_AFTER) & is_child & ~Exists(care)
    holding = _holding(on)
    found = Child.objects.filter(Exists(lately) | unrecorded).annotate(
        team=Coalesce(Subquery(holding.values("team__name")[:1]), Value("")),
        worker=Coalesce(Subquery(holding.values(name=_name())[:1]), Value("")),
        care=ArraySubquery(counted.order_by("began_on", "pk").values(row=_json(CARE))),
        gone=ArraySubquery(_gone(on)),
    )
    for row in found.order_by("pk").values_list(*ABOUT).iterator(chunk_size=AT_ONCE):
        yield Listed(*row)


def _holding(on: date) -> QuerySet[Any]:
    """Who holds the case on the day."""
    live = Q(ends_on=None) | Q(ends_on__gt=on)
    return Allocation.objects.filter(live, child=OuterRef("pk"), starts_on__lte=on).order_by("-starts_on", "-pk")


def _gone(on: date) -> QuerySet[Any]:
    months = months_up_to(on)
    first, after = (from_london(day, time()) for day in (months.first, months.last + ONE_DAY))
    begun = MissingEpisode.objects.begun_between(first, after).filter(
        child=OuterRef("pk"), episode_kind__in=SSDA903_CODES
    )
    offers = InterviewOffer.objects.filter(interview=OuterRef("return_interview")).order_by("offered_at", "pk")
    row = _json(GONE, status=F("return_interview__status"), outcomes=ArraySubquery(offers.values("outcome")))
    return begun.order_by("last_seen_at").values(row=row)


def _name() -> Trim:
    return Trim(Concat("worker__first_name", Value(" "), "worker__last_name"))


def _json(names: tuple[str, ...], **more: Any) -> JSONObject:
    return JSONObject(**{name: name for name in names}, **more)
