"""What the board asks for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reporting import rules
from reporting.rules import Period
from slscb.core.clock import today
from slscb.core.days import months_before
from slscb.core.forms import DateField, GovForm, SelectField
from slscb.core.words import day_words

CHOSEN = "dates"
LONGEST = 10 * 366


class PeriodForm(GovForm):
    """A period: the last twelve months, a quarter or financial year, or any two dates."""

    says_optional = False
    period = SelectField("Period", required=False, empty="The last 12 months")
    first = DateField("From", required=False, hint="Only for dates of your own choice")
    last = DateField("To", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(name, period.name) for name, period in named_periods().items()]
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            ("", "The last 12 months"),
            *named,
            (CHOSEN, "Dates below"),
        ]


def named_periods() -> dict[str, Period]:
    """This and the last two financial years with their quarters so far, the newest first, by key."""
    year = rules.financial_year(today())
    years = [year, rules.year_beginning(year.first.year - 1), rules.year_beginning(year.first.year - 2)]
    found = [*years, *(quarter for one in years for quarter in rules.quarters(one))]
    begun = sorted((one for one in found if one.first <= today()), key=lambda one: (one.first, one.last), reverse=True)
    return {key_of(one): one for one in begun}


def key_of(period: Period) -> str:
    """A period as it stands in an address."""
    return f"{period.first.isoformat()}_{period.last.isoformat()}"


def period_from(chosen: Mapping[str, Any]) -> Period:
    """The period that was asked for; the last twelve months, this one included, where nothing usable was."""
    named = named_periods().get(chosen.get("period") or "")
    if named:
        return named
    first, last = chosen.get("first"), chosen.get("last")
    if chosen.get("period") == CHOSEN and first and last and first <= last:
        return Period(first, last, f"{day_words(first)} to {day_words(last)}")
    return last_twelve_months()


def last_twelve_months() -> Period:
    """Eleven whole months and the present one."""
    return Period(months_before(today().replace(day=1), 11), today(), "The last 12 months")


def period_of(key: str) -> Period | None:
    """The period that a key in an address names, or None."""
    first, _, last = key.partition("_")
    try:
        found = Period(date.fromisoformat(first), date.fromisoformat(last), "")
    except ValueError:
        return None
    if found.first > found.last or (found.last - found.first).days > LONGEST:
        return None
    named = named_periods().get(key)
    return named or Period(found.first, found.last, f"{day_words(found.first)} to {day_words(found.last)}")
