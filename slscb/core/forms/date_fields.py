"""Dates in three boxes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import ge, gt, le, lt
from typing import Any, ClassVar, Literal

from django import forms
from django.core.exceptions import ValidationError

from slscb.core import clock
from slscb.core.forms.bound import GovBoundField
from slscb.core.forms.fields import GovField
from slscb.core.forms.typed_dates import TypedDate, Unreadable, read_date
from slscb.core.forms.wording import Wording
from slscb.core.words import day_words, listed

DATE_PARTS = ("day", "month", "year")
Limit = Literal["past", "today_or_past", "future", "today_or_future"]


@dataclass(frozen=True)
class Box:
    """One box of a date or moment as its template needs it."""

    part: str
    label: str
    id: str
    name: str
    value: str
    width: int
    is_wrong: bool
    is_number: bool = True


class DateBoxes(forms.Widget):
    """Reads the three boxes `name_day`, `name_month` and `name_year`. The field's template draws them."""

    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """What was typed."""
        return TypedDate(*(str(data.get(f"{name}_{part}") or "").strip() for part in DATE_PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether none of the boxes was sent."""
        return not any(f"{name}_{part}" in data for part in DATE_PARTS)


class DateField(GovField):
    """A day, in three boxes. `limit` says on which side of today in London it may lie."""

    component: ClassVar[str] = "components/forms/date.html"
    widget = DateBoxes
    sentences: ClassVar[Wording] = {
        "required": "Enter {noun}",
        "missing": "{Noun} must include a %(missing)s",
        "year_digits": "{Noun} must include a year with 4 numbers",
        "year_range": "{Noun} must include a year between 1900 and 2100",
        "not_real": "{Noun} must be a real date",
        "past": "{Noun} must be in the past",
        "today_or_past": "{Noun} must be today or in the past",
        "future": "{Noun} must be in the future",
        "today_or_future": "{Noun} must be today or in the future",
    }

    def __init__(self, label: str | None = None, *, limit: Limit | None = None, **options: Any) -> None:
        self.limit = limit
        options.setdefault("hint", "For example, 27 3 2012")
        super().__init__(label, **options)

    def prepare_value(self, value: Any) -> Any:
        """A date as its boxes; what was typed as it was typed."""
        if isinstance(value, date):
            return TypedDate.of(value)
        return value or TypedDate()

    def to_python(self, value: Any) -> date | None:
        """The date, None where nothing was typed. Raises ValidationError naming the boxes to mend."""
        return self.read(value) if isinstance(value, TypedDate) else value

    def read(self, typed: TypedDate) -> date | None:
        """The date typed."""
        if typed.is_blank:
            return None
        try:
            return read_date(typed)
        except Unreadable as error:
            raise self.fault(error.code, *error.parts) from None

    def validate(self, value: Any) -> None:
        """Required, and on the allowed side of today."""
        super().validate(value)
        if value is not None and self.limit and not within(self.limit, value, clock.today()):
            raise self.fault(self.limit)

    def fault(self, code: str, *parts: str) -> ValidationError:
        """The error of one code, about some boxes or about all."""
        return ValidationError(self.error_messages[code], code=code, params={"parts": parts, "missing": listed(parts)})

    def boxes(self, bound: GovBoundField) -> list[Box]:
        """Day, month and year."""
        return self.day_boxes(bound, bound.value())

    def day_boxes(self, bound: GovBoundField, typed: TypedDate) -> list[Box]:
        """The three boxes of a day."""
        return [self.box(bound, part, getattr(typed, part), 4 if part == "year" else 2) for part in DATE_PARTS]

    def box(self, bound: GovBoundField, part: str, value: str, width: int) -> Box:
        """One box; marked wrong where the error is about it, or about no box in particular."""
        wrong = bound.wrong_parts
        return Box(
            part=part,
            label=part.capitalize(),
            id=f"{bound.auto_id}_{part}",
            name=f"{bound.html_name}_{part}",
            value=value,
            width=width,
            is_wrong=bool(bound.errors) and (part in wrong or not wrong),
            is_number=part in DATE_PARTS,
        )

    def target_id(self, bound: GovBoundField) -> str:
        """The id of the first box to mend."""
        return next((box.id for box in self.boxes(bound) if box.is_wrong), f"{bound.auto_id}_day")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the boxes show something else than the initial value."""
        return bool(self.prepare_value(initial) != data)

    def in_words(self, value: Any) -> str:
        """Such as '27 March 2012'."""
        return day_words(value)


def within(limit: Limit, value: Any, present: Any) -> bool:
    """Whether a day (or moment) lies on the allowed side of today (or now)."""
    compare: Callable[[Any, Any], bool] = {"past": lt, "today_or_past": le, "future": gt, "today_or_future": ge}[limit]
    return compare(value, present)
