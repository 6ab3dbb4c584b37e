"""The indicators of the tool as a form shows them: in bands that fold, each with its own questions and errors."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from django.forms import Field
from django.forms.utils import ErrorDict

from agencies.choices import PARTNERS
from risk import rules
from risk.choices import Level, Nature, When
from slscb.core.forms import (
    ChoiceField,
    ConfirmationField,
    DateField,
    MultipleChoiceField,
    SelectField,
    TextAreaField,
    WholeNumberField,
)
from slscb.core.forms.bound import GovBoundField
from slscb.core.forms.choices import Option
from slscb.core.words import opening

LEVEL_WORDS = {Level.NONE: "No indicators", Level.LOW: "LOW", Level.MEDIUM: "MEDIUM", Level.HIGH: "HIGH"}
BAND_WORDS = {Level.LOW: "Low indicators", Level.MEDIUM: "Medium indicators", Level.HIGH: "High indicators"}
HEALTH_DETAIL = "This is health detail: show it only to those with the right to it"
AGENCIES = [(code.value, code.label) for code in PARTNERS]


class IndicatorsField(MultipleChoiceField):
    """The tool's checkboxes. Its template asks the form for the bands."""

    component: ClassVar[str] = "risk/_indicators.html"


@dataclass(frozen=True)
class TickBox:
    """One indicator with its checkbox, what is wrong with it, and whether its questions are asked."""

    code: str
    option: Option
    errors: Sequence[str] = ()

    @property
    def error_id(self) -> str:
        """The id of what is wrong with it."""
        return f"{self.option.id}-error"

    @property
    def described_by(self) -> str:
        """The ids that describe the checkbox, in reading order."""
        return f"{self.option.hint_id} {self.error_id}" if self.errors else self.option.hint_id


@dataclass(frozen=True)
class ShownBand:
    """The indicators of one band below their heading, and how many of them are ticked."""

    key: str
    title: str
    rule: str
    boxes: Sequence[TickBox]
    is_wrong: bool

    @property
    def ticked(self) -> int:
        """How many are ticked."""
        return sum(box.option.is_chosen for box in self.boxes)

    @property
    def is_in_use(self) -> bool:
        """Whether it stays open: something is ticked in it, or something is wrong."""
        return self.is_wrong or self.ticked > 0


def errors_by_code(errors: ErrorDict) -> dict[str, list[str]]:
    """What is wrong with an indicator itself, not with an answer below it, by its code; what is about all under ''."""
    found: dict[str, list[str]] = {}
    for error in errors.as_data().get("indicators", []):
        code = (error.params or {}).get("option", "")
        found.setdefault(code, []).extend(error.messages)
    return found


def bands_of(tool: rules.Instrument, bound: GovBoundField, errors: ErrorDict) -> Iterator[ShownBand]:
    """The bands of a version of the tool, with what is ticked and wrong in each."""
    own = errors_by_code(errors)
    boxes = [TickBox(option.value, option, own.get(option.value, ())) for option in bound.options]
    for band in tool.bands:
        inside = [box for box in boxes if box.code in band.codes]
        wrong = any(box.errors or any(each.errors for each in box.option.reveals) for box in inside)
        yield ShownBand(band.level.value, BAND_WORDS[band.level], opening(band.rule), inside, wrong)


def questions_of(indicator: rules.Indicator, agency: str) -> dict[str, Field]:
    """The questions below one indicator by name, a copy for one form, the user's own agency filled in."""
    asked = _questions(indicator.code, bool(indicator.age_under))
    own = {name: copy(field) for name, field in asked.items()}
    own[f"{indicator.code}_agency"].initial = agency
    return own


def hint_of(indicator: rules.Indicator, note: str) -> str:
    """The tool's own words below the child-first label, and what else to think of."""
    parts = [f"{indicator.code} in the tool: {indicator.text}"]
    if indicator.also_consider:
        parts.append(f"Consider {rules.listed(indicator.also_consider)} too")
    if indicator.needs_another:
        parts.append("Needs another indicator beside it")
    if note:
        parts.append(note)
    return ". ".join(parts)


@cache
def _questions(code: str, asks_age: bool) -> dict[str, Field]:
    """The questions below one indicator by name: some two hundred in all, made once and copied for each form."""
    about: dict[str, Field] = {
        "evidence": TextAreaField(
            "What was seen, heard or recorded", noun=f"what was seen, heard or recorded for {code}", rows=2
        ),
        "nature": ChoiceField(
            "Fact or opinion", noun=f"whether {code} is fact or opinion", choices=Nature, inline=True, small=True
        ),
        "observed_on": DateField(
            "Observed on", noun=f"the day {code} was observed", hint="If the day is known", required=False
        ),
        "when": ChoiceField(
            "Current or historic",
            noun=f"whether {code} is current or historic",
            choices=When,
            inline=True,
            small=True,
            required=False,
            hint="Needed where no day is given",
        ),
        "agency": SelectField("Who knows this", noun=f"who knows of {code}", choices=AGENCIES),
        "is_health_detail": ConfirmationField(HEALTH_DETAIL, required=False),
    }
    for name in ("observed_on", "when"):
        about[name].says_optional = False  # type: ignore[attr-defined]  # one of the two is needed
    if asks_age:
        about["age_at_event"] = WholeNumberField("The child's age then", noun=f"the child's age for {code}", width="2")
    return {f"{code}_{name}": field for name, field in about.items()}
