"""What the return on looked-after children is made of, child by child, in one statement and so as of one moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject

from cases.choices import CareStatus
from cases.models import CareEpisode, Child
from missing.choices import SSDA903_CODES, EpisodeStatus
from missing.models import MissingEpisode
from missing.rules.statutory import ONE_DAY, Gone, Year, gone_days
from missing.rules.statutory_checks import Header
from slscb.core.clock import from_london
from slscb.core.days import birthday

AT_ONCE = 1_000  # children in memory at a time
CARE = (
    "began_on", "reason_began", "legal_status", "category_of_need", "placement", "provider", "ended_on", "reason_ended",
    "reason_placement_changed", "home_postcode", "placement_postcode", "urn",
)  # fmt: skip
GONE = ("episode_kind", "last_seen_at", "found_at", "returned_at")
ABOUT = (
    "sex", "date_of_birth", "upn", "care_facts__upn_unknown", "care_facts__is_mother", "care_facts__own_child_born_on",
)  # fmt: skip
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """A child of the return: every episode of care in order, and the episodes of absence that touch the year.

    Days and moments in the rows of `care` and `gone` are texts as the database writes them.
    """

    id: int
    reference: str
    ethnicity: str
    header: Header
    care: list[Row]
    gone: list[Row]


def looked_after(year: Year) -> Iterator[LookedAfter]:
    """Every child whom Slough looked after on a day of the year, and those of whom the record says so while no episode of
    care is recorded; a thousand at a time. Whoever calls has lifted the wall.

    Source: DfE guide to SSDA903, which children; domain section 2.1.
    """
    care = CareEpisode.objects.filter(child=OuterRef("pk"))
    in_year = care.filter(Q(ended_on=None) | Q(ended_on__gte=year.first), began_on__lte=year.last)
    is_child = Q(date_of_birth__gt=birthday(year.first, -18), date_of_birth__lte=year.last)
    unrecorded = Q(care_status=CareStatus.LOOKED_AFTER) & is_child & ~Exists(care)
    found = (
        Child.objects.filter(Exists(in_year) | unrecorded)
        .annotate(
            care=ArraySubquery(care.order_by("began_on", "pk").values(row=_json(CARE))),
            gone=ArraySubquery(_gone_in(year).order_by("last_seen_at").values(row=_json(GONE))),
        )
        .order_by("pk")
    )
    rows = found.values_list("pk", "reference", "ethnicity", "care", "gone", *ABOUT)
    for pk, reference, ethnicity, in_care, away, *about in rows.iterator(chunk_size=AT_ONCE):
        yield LookedAfter(pk, reference, ethnicity, _header(*about), in_care, away)


def _gone_in(year: Year) -> Any:
    first, after = (from_london(day, time()) for day in (year.first, year.last + ONE_DAY))
    touches = Q(returned_at=None) | Q(returned_at__gte=first)
    kinds = Q(episode_kind__in=SSDA903_CODES, last_seen_at__lt=after)
    return MissingEpisode.objects.filter(touches, kinds, child=OuterRef("pk")).exclude(
        status=EpisodeStatus.RECORDED_IN_ERROR
    )


def _json(names: tuple[str, ...]) -> JSONObject:
    return JSONObject(**{name: name for name in names})


def _header(
    sex: str, born_on: date, upn: str | None, unknown: str | None, is_mother: bool | None, own_child: date | None
) -> Header:
    return Header(sex, born_on, upn or "", unknown or "", is_mother, own_child)


def day_of(text: str | None) -> date | None:
    """A day as the database wrote it."""
    return date.fromisoformat(text) if text else None


def moment_of(text: str | None) -> datetime | None:
    """A moment as the database wrote it."""
    return datetime.fromisoformat(text) if text else None


def gone_of(row: Row) -> Gone | None:
    """An episode as the returns have it, None for a kind without a code."""
    seen, found, back = (moment_of(row[name]) for name in ("last_seen_at", "found_at", "returned_at"))
    return gone_days(row["episode_kind"], seen, found, back) if seen else None
