"""The shape of what is typed about risk."""

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cache
from typing import Any

from django.forms import Field
from django.forms.utils import ErrorDict

from agencies.choices import PARTNERS
from risk import rules
from risk.choices import (
    LEVELS,
    AssessmentKind,
    ExploitationModel,
    HarmStatus,
    Level,
    Nature,
    TraffickingElement,
    When,
)
from risk.rules import Answers, Observation
from slscb.core.clock import today
from slscb.core.errors import Fault
from slscb.core.forms import (
    ChoiceField,
    DateField,
    GovForm,
    MultipleChoiceField,
    Section,
    SelectField,
    TextAreaField,
    VersionField,
    WholeNumberField,
    YesNoField,
)

AS_CALCULATED = "calculated"
AS_CALCULATED_WORDS = "As the tool calculates"
LEVEL_WORDS = {Level.NONE: "No indicators", Level.LOW: "LOW", Level.MEDIUM: "MEDIUM", Level.HIGH: "HIGH"}
BAND_WORDS = {Level.LOW: "Low indicators", Level.MEDIUM: "Medium indicators", Level.HIGH: "High indicators"}
AGENCIES = [(code.value, code.label) for code in PARTNERS]
SETTLED = {
    AssessmentKind.SCREENING: ("Level you propose", "A screening cannot propose less than the tool gives."),
    AssessmentKind.ASSESSMENT: (
        "Final level",
        "Higher than calculated: give a reason. One step lower: give a reason, and somebody more senior approves it.",
    ),
}


class ToolForm(GovForm):
    """The indicator tool: every indicator of a version, each with its evidence, and what is said beside them."""

    sections = [
        Section("When", ["assessed_on"]),
        Section("Indicators", ["indicators"]),
        Section("Harm and exploitation", ["harm_status", "offence_evidence", "exploitation_models", "trafficking_elements"]),
        Section("In words", ["summary", "protective_factors", "childs_views", "parents_views"]),
        Section("Your judgement", ["final_level", "override_reason"]),
    ]  # fmt: skip

    assessed_on = DateField("Date of the assessment", noun="the date", limit="today_or_past")
    indicators = MultipleChoiceField("Which of these are present?", noun="indicators", required=False, small=True)
    harm_status = ChoiceField("What is known of harm already done?", noun="what is known of harm", choices=HarmStatus)
    offence_evidence = YesNoField("Is there evidence of an offence?", noun="there is evidence of an offence")
    exploitation_models = MultipleChoiceField(
        "How the child is exploited", choices=ExploitationModel, required=False, small=True
    )
    trafficking_elements = MultipleChoiceField(
        "Signs of trafficking", choices=TraffickingElement, required=False, small=True
    )
    summary = TextAreaField("What is happening, and what worries you", required=False, max_length=20_000)
    protective_factors = TextAreaField("What keeps the child safe", required=False, max_length=20_000)
    childs_views = TextAreaField("The child's own views", required=False, max_length=20_000)
    parents_views = TextAreaField("The parents' or carers' views", required=False, max_length=20_000)
    final_level = ChoiceField(
        choices=[(AS_CALCULATED, AS_CALCULATED_WORDS), *((level.value, LEVEL_WORDS[level]) for level in LEVELS)],
        initial=AS_CALCULATED,
    )
    override_reason = TextAreaField(
        "Reason, where your level differs from the tool's", required=False, max_length=5_000, rows=3
    )

    def __init__(
        self,
        *args: Any,
        tool: rules.Instrument,
        kind: AssessmentKind,
        agency: str = "",
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.tool = tool
        self.fields["final_level"].label, self.fields["final_level"].help_text = SETTLED[kind]
        listed = self.fields["indicators"]
        listed.says_optional = False  # type: ignore[attr-defined]
        listed.choices = _grouped(tool)  # type: ignore[attr-defined]
        listed.reveals = {one.code: self._add(one, agency) for one in tool.indicators}  # type: ignore[attr-defined]

    def _add(self, indicator: rules.Indicator, agency: str) -> list[str]:
        """The questions below one indicator; returns their names."""
        own = {name: copy(field) for name, field in _questions(indicator.code, bool(indicator.age_under)).items()}
        own[f"{indicator.code}_agency"].initial = agency
        self.fields |= own
        return [*own]

    def say(self, notes: Mapping[str, str]) -> None:
        """Put the tool's own words, and a note where there is one, below each indicator."""
        hints = {one.code: _hint(one, notes.get(one.code, "")) for one in self.tool.indicators}
        self.fields["indicators"].hints = hints  # type: ignore[attr-defined]

    @property
    def ticked(self) -> list[str]:
        """The codes ticked, in the tool's order."""
        chosen = set(self.cleaned_data.get("indicators", ()))
        return [one.code for one in self.tool.indicators if one.code in chosen]

    def clean(self) -> dict[str, Any]:
        """What is ticked is current or historic, and no evidence is lost below an indicator that is not ticked."""
        ticked = set(self.ticked)
        for code in self.ticked:
            if not (self.cleaned_data.get(f"{code}_when") or self.cleaned_data.get(f"{code}_observed_on")):
                self._ask_when(code)
        for one in self.tool.indicators:
            name = f"{one.code}_evidence"
            typed = str(self.data.get(self.add_prefix(name)) or "").strip()
            if typed and one.code not in ticked and typed != str(self[name].initial or "").strip():
                self.add_error(
                    "indicators", f"There is evidence for {one.code}: tick {one.code}, or clear its evidence"
                )
        return self.cleaned_data

    def _ask_when(self, code: str) -> None:
        """Either answer says whether the indicator counts; a day that cannot be read is told at the day."""
        if not self.has_error(f"{code}_observed_on"):
            self.add_error(
                f"{code}_when", f"Select whether {code} is current or historic, or enter when it was observed"
            )

    def filled_in(self) -> Answers:
        """The answers as far as they can be read: what is wrong with the rest stands in the errors."""
        clean = self.cleaned_data
        final = clean.get("final_level", "")
        texts = ("harm_status", "summary", "protective_factors", "childs_views", "parents_views", "override_reason")
        return Answers(
            assessed_on=clean.get("assessed_on") or today(),
            observations=tuple(self._observation(code) for code in self.ticked),
            final_level="" if final == AS_CALCULATED else final,
            offence_evidence=bool(clean.get("offence_evidence")),
            exploitation_models=tuple(clean.get("exploitation_models", ())),
            trafficking_elements=tuple(clean.get("trafficking_elements", ())),
            **{name: clean.get(name, "") for name in texts},
        )

    def _observation(self, code: str) -> Observation:
        names = ("evidence", "nature", "observed_on", "when", "agency", "age_at_event")
        found = {name: self.cleaned_data.get(f"{code}_{name}") for name in names}
        return Observation(code, **{name: value for name, value in found.items() if value is not None})

    def add_missing(self, faults: Iterable[Fault]) -> None:
        """Add what the rules find to a form whose shape is wrong already, so that everything is told at once."""
        for fault in faults:
            name = self._field_of(fault)
            if not (name and self.has_error(name)):
                self.add_error(name, fault.message)

    def forget_errors(self) -> None:
        """Show what was typed and nothing wrong with it: while working out the level nobody is asked for more."""
        self._errors = ErrorDict(renderer=self.renderer)

    def _field_of(self, fault: Fault) -> str | None:
        """A fault of the n-th indicator belongs to that indicator's own question, or to the list of indicators."""
        place, _, part = fault.path.partition("].")
        if not place.startswith("indicators["):
            return super()._field_of(fault)
        number = int(place.removeprefix("indicators["))
        name = f"{self.ticked[number]}_{part}" if number < len(self.ticked) else ""
        return name if name in self.fields else "indicators"


class DecisionForm(GovForm):
    """Whether a lower level is approved."""

    decision = ChoiceField(
        "Your decision",
        noun="whether you approve the lower level",
        choices=[("approve", "Approve the lower level"), ("refuse", "Refuse it: the calculated level stays")],
    )
    reason = TextAreaField("Your reason", max_length=5_000)
    version = VersionField()


class OutcomeForm(GovForm):
    """What came of a required response."""

    outcome = TextAreaField("What was done, and what came of it", noun="what came of it", max_length=5_000)
    version = VersionField()


class FlaggedFilter(GovForm):
    """Which flagged children to list."""

    says_optional = False

    level = MultipleChoiceField(
        "Level", choices=[(Level.HIGH.value, "HIGH"), (Level.MEDIUM.value, "MEDIUM")], required=False, small=True
    )
    response = MultipleChoiceField(
        "Police response",
        choices=[("not_started", "Not started"), ("acknowledged", "Acknowledged"), ("done", "Done")],
        required=False,
        small=True,
    )


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
        "observed_on": DateField("Observed on", noun=f"the day {code} was observed", hint="", required=False),
        "when": ChoiceField(
            "Current or historic",
            noun=f"whether {code} is current or historic",
            choices=When,
            inline=True,
            small=True,
            required=False,
            hint="Leave blank to let the day decide",
        ),
        "agency": SelectField("Who knows this", noun=f"who knows of {code}", choices=AGENCIES),
    }
    if asks_age:
        about["age_at_event"] = WholeNumberField("The child's age then", noun=f"the child's age for {code}", width="2")
    return {f"{code}_{name}": field for name, field in about.items()}


def _grouped(tool: rules.Instrument) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (BAND_WORDS[band.level], [(one.code, one.label) for one in tool.indicators if one.band is band.level])
        for band in tool.bands
    ]


def _hint(indicator: rules.Indicator, note: str) -> str:
    """The tool's own words below the child-first label, and what else to think of."""
    parts = [f"{indicator.code} in the tool: {indicator.text}"]
    if indicator.also_consider:
        parts.append(f"Consider {rules.listed(indicator.also_consider)} too")
    if indicator.needs_another:
        parts.append("Needs another indicator beside it")
    if note:
        parts.append(note)
    return ". ".join(parts)
