"""The tool without a child: which indicators are there, current or historic. For trying a version out and for vignettes."""

from typing import Any

from django.core.exceptions import ValidationError

from risk import rules
from risk.choices import LEVELS, When
from risk.forms.indicators import LEVEL_WORDS, IndicatorsField, ShownBand, bands_of, errors_by_code, hint_of
from risk.rules import Tick
from slscb.core.errors import Invalid
from slscb.core.forms import ChoiceField, GovForm, Section, TextAreaField, WholeNumberField, YesNoField

AS_CALCULATED = "calculated"


class ScoringForm(GovForm):
    """Every indicator of a version with current or historic, and the age where the tool asks for it."""

    indicators = IndicatorsField("Which of these are present?", noun="indicators", required=False, small=True)
    offence_evidence = YesNoField("Is there evidence of an offence?", noun="there is evidence of an offence")
    organised_model = YesNoField(
        "Does exploitation look organised or networked?", noun="exploitation looks organised or networked"
    )

    def __init__(self, *args: Any, tool: rules.Instrument, **options: Any) -> None:
        super().__init__(*args, **options)
        self.tool = tool
        listed: Any = self.fields["indicators"]
        listed.says_optional = False
        listed.choices = [(one.code, one.label) for one in tool.indicators]
        listed.hints = {one.code: hint_of(one, "") for one in tool.indicators}
        listed.reveals = {one.code: self._ask(one) for one in tool.indicators}
        asked = [name for names in listed.reveals.values() for name in names]
        self.order_fields(["indicators", *asked])

    def _ask(self, one: rules.Indicator) -> list[str]:
        about = {"noun": f"whether {one.code} is current or historic", "choices": When, "inline": True, "small": True}
        self.fields[f"{one.code}_when"] = ChoiceField("Current or historic", **about)  # type: ignore[arg-type]
        if one.age_under is None:
            return [f"{one.code}_when"]
        self.fields[f"{one.code}_age_at_event"] = WholeNumberField(
            "The child's age then", noun=f"the child's age for {one.code}", width="2"
        )
        return [f"{one.code}_when", f"{one.code}_age_at_event"]

    @property
    def bands(self) -> list[ShownBand]:
        """The indicators in bands that fold."""
        return [*bands_of(self.tool, self._bound("indicators"), self.errors)]

    @property
    def whole_errors(self) -> list[str]:
        """What is wrong with the list of indicators as a whole."""
        return errors_by_code(self.errors).get("", [])

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """What was ticked, as the rules take it."""
        clean = self.cleaned_data
        return tuple(
            Tick(code, clean.get(f"{code}_when") or "", clean.get(f"{code}_age_at_event"))
            for code in clean.get("indicators", ())
        )

    def scored(self) -> dict[str, Any]:
        """The answers as `rules.score` takes them beside the ticks."""
        return {name: bool(self.cleaned_data.get(name)) for name in ("offence_evidence", "organised_model")}

    def add_faults(self, invalid: Invalid) -> None:
        """A fault of the n-th indicator stands at that indicator, or at its own question."""
        ticked = list(self.cleaned_data.get("indicators", ()))
        for fault in invalid.faults:
            place, _, part = fault.path.partition("].")
            number = place.removeprefix("indicators[")
            if not number.isdigit() or int(number) >= len(ticked):
                self.add_error(self._field_of(fault), fault.message)
                continue
            code = ticked[int(number)]
            if (name := f"{code}_{part}") in self.fields:
                self.add_error(name, fault.message)
            else:
                words = fault.message.replace("%", "%%")
                self.add_error("indicators", ValidationError(words, params={"option": code}))


class VignetteForm(ScoringForm):
    """A vignette scored with the tool, and the level that the practitioner would settle on."""

    sections = [Section("Your judgement", ["level", "reason"])]
    level = ChoiceField(
        "The level you would settle on",
        noun="the level",
        choices=[(AS_CALCULATED, "As the tool calculates"), *((one.value, LEVEL_WORDS[one]) for one in LEVELS)],
        initial=AS_CALCULATED,
    )
    reason = TextAreaField("Reason, where your level differs from the tool's", required=False, max_length=2_000, rows=3)

    @property
    def settled(self) -> str:
        """The level chosen; empty where it is the calculated one."""
        level = str(self.cleaned_data["level"])
        return "" if level == AS_CALCULATED else level
