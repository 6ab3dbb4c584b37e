"""What figures are divided by."""

from datetime import date, datetime, time, timedelta

from django.db.models import F, Q
from django.db.models.functions import TruncMonth

from agencies.choices import PARTNERS
from cases.choices import CareStatus, Ethnicity, Sex, Ward
from reporting.rules import Period, months
from reporting.selectors.measure import Dimension, Groups
from slscb.core.clock import LONDON, from_london

MIDNIGHT = time(0)
NOT_KNOWN = ("", "Not recorded")


def month(when: str, *, moments: bool) -> Dimension:
    """By calendar month of a date or, in London, of a moment."""
    truncated = TruncMonth(when, tzinfo=LONDON) if moments else TruncMonth(when)

    def pick(group: str) -> Q:
        first = date.fromisoformat(group)
        after = (first + timedelta(days=31)).replace(day=1)
        return within(when, Period(first, after - timedelta(days=1), group), moments=moments)

    return Dimension("month", "Month", truncated, _months, pick)


def sex(path: str = "child") -> Dimension:
    """By the child's sex."""
    return _coded("sex", "Sex", f"{path}__sex", [*Sex.choices])


def ethnicity(path: str = "child") -> Dimension:
    """By the child's ethnicity."""
    return _coded("ethnicity", "Ethnicity", f"{path}__ethnicity", [*Ethnicity.choices])


def ward(path: str = "child") -> Dimension:
    """By the ward where the child lives now."""
    return _coded("ward", "Ward", f"{path}__ward", [*Ward.choices, NOT_KNOWN])


def care_status(path: str = "child") -> Dimension:
    """By the child's care status now."""
    return _coded("care_status", "Care status", f"{path}__care_status", [*CareStatus.choices])


def agency(path: str = "agency") -> Dimension:
    """By agency, the eleven of the strategy."""
    return _coded("agency", "Agency", f"{path}__code", [(code.value, str(code.label)) for code in PARTNERS])


def of_child(when: str, *, moments: bool) -> dict[str, Dimension]:
    """Month and every dimension of the child."""
    every = (month(when, moments=moments), sex(), ethnicity(), ward(), care_status())
    return {one.key: one for one in every}


def within(when: str, period: Period, *, moments: bool) -> Q:
    """Records whose date, or London day of whose moment, lies in the period."""
    first: date | datetime = period.first
    after: date | datetime = period.next_day
    if moments:
        first, after = (from_london(day, MIDNIGHT) for day in (period.first, period.next_day))
    return Q(**{f"{when}__gte": first, f"{when}__lt": after})


def _months(period: Period) -> Groups:
    return [(one.first.replace(day=1).isoformat(), f"{one.first:%b %Y}") for one in months(period)]


def _coded(key: str, label: str, path: str, groups: Groups) -> Dimension:
    return Dimension(key, label, F(path), lambda _period: groups, lambda group: Q(**{path: group}))
