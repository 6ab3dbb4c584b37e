"""Moments: a date and a time as a clock in London shows them, clock changes and all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from slscb.core import clock
from slscb.core.forms.bound import GovBoundField
from slscb.core.forms.choices import Option
from slscb.core.forms.date_fields import DATE_PARTS, Box, DateBoxes, DateField, Limit, within
from slscb.core.forms.fields import GovField
from slscb.core.forms.typed_dates import TypedDate, Unreadable, read_date, read_time
from slscb.core.forms.wording import Wording
from slscb.core.words import moment_words

FIRST, SECOND = "first", "second"
NOTHING_TYPED = TypedDate()


@dataclass(frozen=True)
class TypedMoment:
    """A date, a time and, on the night the clocks go back, which of the two hours; exactly as typed."""

    day: TypedDate = NOTHING_TYPED
    time: str = ""
    which: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing was typed in any box."""
        return self.day.is_blank and not self.time

    @property
    def happened_twice(self) -> bool:
        """Whether the typed time is one of the hour that the clocks repeat in autumn."""
        try:
            clock.from_london(read_date(self.day), read_time(self.time))
        except clock.AmbiguousTime:
            return True
        except ValueError:
            return False
        return False

    @classmethod
    def of(cls, moment: datetime) -> "TypedMoment":
        """The boxes that show a moment."""
        local = clock.london(moment)
        return cls(TypedDate.of(local.date()), f"{local:%H:%M}", SECOND if local.fold else FIRST)


class MomentBoxes(DateBoxes):
    """Reads the date's boxes, `name_time` and `name_which`."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """What was typed."""
        day = super().value_from_datadict(data, files, name)
        return TypedMoment(day, str(data.get(f"{name}_time") or "").strip(), str(data.get(f"{name}_which") or ""))


class MomentField(DateField):
    """A date and a time in London; an aware UTC moment out.

    On the night the clocks go back two radios ask which hour is meant, and remember it. `limit` counts from now.
    """

    component: ClassVar[str] = "components/forms/moment.html"
    widget = MomentBoxes
    sentences: ClassVar[Wording] = DateField.sentences | {
        "not_a_time": "{Noun} must include a time, like 9:30am or 2130",
        "nonexistent": "{Noun} must be a time that existed: the clocks went forward from 1am to 2am that night",
        "which": "Select which of the two times you mean: the clocks went back from 2am to 1am that night",
        "today_or_past": "{Noun} must be in the past",
        "today_or_future": "{Noun} must be in the future",
    }

    def __init__(self, label: str | None = None, *, limit: Limit | None = None, **options: Any) -> None:
        options.setdefault("hint", "For example, 27 3 2026 at 9:30pm or 2130")
        super().__init__(label, limit=limit, **options)

    def prepare_value(self, value: Any) -> Any:
        """A moment as its boxes; what was typed as it was typed."""
        if isinstance(value, datetime):
            return TypedMoment.of(value)
        return value or TypedMoment()

    def to_python(self, value: Any) -> datetime | None:
        """The moment, None where nothing was typed. Raises ValidationError naming the boxes to mend."""
        if not isinstance(value, TypedMoment):
            return value if isinstance(value, datetime) else None
        if value.is_blank:
            return None
        missing = [part for part in DATE_PARTS if not getattr(value.day, part)]
        if not value.time:
            raise self.fault("missing", *missing, "time")
        if len(missing) == 3:
            raise self.fault("missing", *missing)
        return self.moment(value)

    def moment(self, typed: TypedMoment) -> datetime:
        """The moment typed, where no box is empty."""
        try:
            day, time = read_date(typed.day), read_time(typed.time)
            return clock.from_london(day, time, {FIRST: False, SECOND: True}.get(typed.which))
        except Unreadable as error:
            raise self.fault(error.code, *error.parts) from None
        except clock.NonexistentTime:
            raise self.fault("nonexistent", "time") from None
        except clock.AmbiguousTime:
            raise self.fault("which", "which") from None

    def validate(self, value: Any) -> None:
        """Required, and on the allowed side of now."""
        GovField.validate(self, value)
        if value is not None and self.limit and not within(self.limit, value, clock.now()):
            raise self.fault(self.limit)

    def boxes(self, bound: GovBoundField) -> list[Box]:
        """Day, month, year and time."""
        typed: TypedMoment = bound.value()
        return [*self.day_boxes(bound, typed.day), self.box(bound, "time", typed.time, 5)]

    def which_options(self, bound: GovBoundField) -> list[Option]:
        """The two radios, only where the typed time happened twice."""
        typed: TypedMoment = bound.value()
        if not typed.happened_twice:
            return []
        words = {
            FIRST: "The first, before the clocks went back (BST)",
            SECOND: "The second, after they went back (GMT)",
        }
        return [
            Option(value, label, f"{bound.auto_id}_which{'' if value == FIRST else '_1'}", value == typed.which)
            for value, label in words.items()
        ]

    def target_id(self, bound: GovBoundField) -> str:
        """The id of the first box to mend, or of the radios that ask which hour."""
        return f"{bound.auto_id}_which" if "which" in bound.wrong_parts else super().target_id(bound)

    def in_words(self, value: Any) -> str:
        """Such as 'Friday 27 March 2026, 9:30pm'."""
        return moment_words(value)
