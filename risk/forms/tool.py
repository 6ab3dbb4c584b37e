"""The indicator tool as a form."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from risk import rules
from risk.choices import LEVELS, AssessmentKind, ExploitationModel, HarmStatus, TraffickingElement
from risk.forms.indicators import (
    LEVEL_WORDS,
    IndicatorsField,
    ShownBand,
    bands_of,
    errors_by_code,
    hint_of,
    questions_of,
)
from risk.rules import Answers, Observation
from slscb.core.clock import today
from slscb.core.errors import Fault, Invalid
from slscb.core.forms import (
    ChoiceField,
    DateField,
    GovForm,
    MultipleChoiceField,
    Section,
    TextAreaField,
    YesNoField,
)
from slscb.core.forms.base import Mistake
from slscb.core.forms.date_fields import DateBoxes
from slscb.core.forms.typed_dates import Unreadable, read_date

AS_CALCULATED = "calculated"
AS_CALCULATED_WORDS = "As the tool calculates"
SETTLED = {
    AssessmentKind.SCREENING: ("Level you propose", "A screening cannot propose less than the tool gives."),
    AssessmentKind.ASSESSMENT: (
        "Final level",
        "Higher than calculated: give a reason. One step lower: give a reason, and somebody more senior approves it.",
    ),
}
TEXTS = ("summary", "protective_factors", "childs_views", "parents_views", "override_reason")
EVIDENCE = re.compile(r"^(kept_)?[A-Z][A-Z0-9]*_evidence$")
BOXES = ("", "_day", "_month", "_year")


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
    indicators = IndicatorsField("Which of these are present?", noun="indicators", required=False, small=True)
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
        offered: Callable[[], Mapping[str, Any]] = dict,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.tool, self.offered = tool, offered
        self.fields["final_level"].label, self.fields["final_level"].help_text = SETTLED[kind]
        listed = self.fields["indicators"]
        listed.says_optional = False  # type: ignore[attr-defined]
        listed.choices = [(one.code, one.label) for one in tool.indicators]  # type: ignore[attr-defined]
        asked = {one.code: questions_of(one, agency) for one in tool.indicators}
        listed.reveals = {code: [*questions] for code, questions in asked.items()}  # type: ignore[attr-defined]
        for questions in asked.values():
            self.fields |= questions
        self.order_fields(["assessed_on", "indicators", *chain.from_iterable(asked.values())])
        self._take_back()

    def _take_back(self) -> None:
        """Evidence that travelled on from a version with a box for it stands in its box again once there is one."""
        back = {name.removeprefix("kept_"): self.data[name] for name in self.data if name.startswith("kept_")}
        boxes = {name: text for name, text in back.items() if name in self.fields and not self.data.get(name)}
        if boxes:
            again: Any = self.data.copy()  # type: ignore[attr-defined]
            again.update(boxes)
            self.data = again

    @property
    def drawn_with(self) -> str:
        """The version under which what was sent had been filled in; this one where the form does not say so."""
        return str(self.data.get("drawn_with") or self.tool.version)

    @property
    def left_behind(self) -> list[tuple[str, str]]:
        """What was typed under another version and has no box in this one: it travels on, unread, and is never lost."""
        if self.drawn_with == self.tool.version and not any(name.startswith("kept_") for name in self.data):
            return []
        known = {f"{name}{box}" for name in self.fields for box in BOXES}
        sent = [(name.removeprefix("kept_"), str(self.data[name])) for name in self.data if EVIDENCE.search(name)]
        return [(name, text) for name, text in sent if text.strip() and name not in known]

    def check_version(self) -> None:
        """Answers of another version are shown under the day's version before they are taken: nothing changes unseen."""
        if not self.is_bound or self.drawn_with == self.tool.version:
            return
        gone = sorted({name.partition("_")[0] for name, _ in self.left_behind})
        lost = (
            f" {rules.listed(tuple(gone))} is not in it: what you typed there is kept, but does not count."
            if gone
            else ""
        )
        version, other = self.tool.version, self.drawn_with
        self.add_error(
            "assessed_on",
            f"Version {version} of the tool is in force on this day, and you filled in version {other}. "
            f"Check your answers under version {version}.{lost}",
        )

    def say(self, notes: Mapping[str, str]) -> None:
        """Put the tool's own words, and a note where there is one, below each indicator."""
        hints = {one.code: hint_of(one, notes.get(one.code, "")) for one in self.tool.indicators}
        self.fields["indicators"].hints = hints  # type: ignore[attr-defined]

    @property
    def ticked(self) -> list[str]:
        """The codes ticked, in the tool's order; also while something is wrong with one of them."""
        chosen = set(self["indicators"].value() or ())
        return [one.code for one in self.tool.indicators if one.code in chosen]

    @property
    def bands(self) -> list[ShownBand]:
        """The indicators as they are shown, in bands that fold."""
        return [*bands_of(self.tool, self._bound("indicators"), self.errors)]

    @property
    def whole_errors(self) -> list[str]:
        """What is wrong with the list of indicators as a whole."""
        return errors_by_code(self.errors).get("", [])

    @property
    def mistakes(self) -> list[Mistake]:
        """Every error as it stands on the page: an indicator's own at its checkbox, before those below it."""
        own = errors_by_code(self.errors)
        options = {option.value: option.id for option in self._bound("indicators").options}
        at = {f"{code}_evidence": [Mistake(text, options[code]) for text in own.get(code, ())] for code in options}
        whole = [Mistake(text, self._bound("indicators").target_id) for text in own.get("", ())]
        found = [Mistake(str(text)) for text in self.non_field_errors()]
        for name in self.fields:
            bound = self._bound(name)
            listed = whole if name == "indicators" else [Mistake(str(text), bound.target_id) for text in bound.errors]
            found += [*at.get(name, ()), *listed]
        return found

    @property
    def typed(self) -> dict[str, list[str]]:
        """What was typed and ticked, by the names of the browser's boxes, to be kept as a draft."""
        known = {"drawn_with", "contributions_seen", *(f"{name}{box}" for name in self.fields for box in BOXES)}
        known |= {name for name in self.data if EVIDENCE.search(name)}
        sent = ((name, [text.replace("\0", "") for text in self.data.getlist(name)]) for name in self.data)  # type: ignore[attr-defined]
        return {name: texts for name, texts in sent if name in known and any(texts)}

    def clean(self) -> dict[str, Any]:
        """What is ticked is current or historic, and no evidence is lost below an indicator that is not ticked."""
        ticked = set(self.ticked)
        self.check_version()
        for code in self.ticked:
            if not (self.cleaned_data.get(f"{code}_when") or self.cleaned_data.get(f"{code}_observed_on")):
                self._ask_when(code)
        for one in self.tool.indicators:
            name = f"{one.code}_evidence"
            typed = str(self.data.get(self.add_prefix(name)) or "").strip()
            if typed and one.code not in ticked and typed != str(self.offered().get(name) or "").strip():
                self._tell(one.code, f"There is evidence for {one.code}: tick {one.code}, or clear its evidence")
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
        return Answers(
            assessed_on=clean.get("assessed_on") or today(),
            observations=tuple(self._observation(code) for code in self.ticked),
            final_level="" if final == AS_CALCULATED else final,
            offence_evidence=bool(clean.get("offence_evidence")),
            exploitation_models=tuple(clean.get("exploitation_models", ())),
            trafficking_elements=tuple(clean.get("trafficking_elements", ())),
            **{name: clean.get(name, "") for name in ("harm_status", *TEXTS)},
        )

    def _observation(self, code: str) -> Observation:
        names = ("evidence", "nature", "observed_on", "when", "agency", "age_at_event", "is_health_detail")
        found = {name: self.cleaned_data.get(f"{code}_{name}") for name in names}
        return Observation(code, **{name: value for name, value in found.items() if value is not None})

    def add_faults(self, invalid: Invalid) -> None:
        """Put each fault at its field, or at the very indicator that it is about. What was typed stays."""
        for fault in invalid.faults:
            self._add(fault)

    def add_missing(self, faults: Iterable[Fault]) -> None:
        """Add what the rules find to a form whose shape is wrong already, so that everything is told at once."""
        told = errors_by_code(self.errors)
        for fault in faults:
            name, code = self._field_of(fault), self._code_of(fault)
            known = code in told if name == "indicators" else bool(name) and self.has_error(name)
            unread = str(name).endswith("_when") and self.has_error(f"{code}_observed_on")
            if not known and not unread:
                self._add(fault)

    def ask_only_what_counts(self, faults: Iterable[Fault]) -> None:
        """While working out the level say only what keeps a tick or a day from counting; the rest is not asked yet."""
        self.add_missing(faults)
        kept = {name: found for name, found in self.errors.items() if self._counts(name)}
        self._errors = ErrorDict(kept, renderer=self.renderer)

    def _counts(self, name: str) -> bool:
        """Whether the level rests on this answer."""
        if name.endswith("_age_at_event"):
            return bool(self.data.get(self.add_prefix(name)))
        return name in ("assessed_on", "indicators") or name.endswith(("_when", "_observed_on"))

    def _add(self, fault: Fault) -> None:
        name = self._field_of(fault)
        if name == "indicators":
            self._tell(self._code_of(fault), fault.message)
        else:
            self.add_error(name, fault.message)

    def _tell(self, code: str, message: str) -> None:
        """Say what is wrong with an indicator itself, at its checkbox."""
        params = {"option": code} if code else None
        self.add_error("indicators", ValidationError(message.replace("%", "%%") if code else message, params=params))

    def _field_of(self, fault: Fault) -> str | None:
        """A fault of the n-th indicator belongs to that indicator's own question, or to the indicator itself."""
        place, _, part = fault.path.partition("].")
        if not place.startswith("indicators["):
            return super()._field_of(fault)
        name = f"{self._code_of(fault)}_{part}"
        return name if name in self.fields else "indicators"

    def _code_of(self, fault: Fault) -> str:
        """The code of the n-th indicator ticked; empty where the fault is about none."""
        place = fault.path.partition("]")[0]
        number = int(place.removeprefix("indicators[")) if place.startswith("indicators[") else len(self.ticked)
        return self.ticked[number] if number < len(self.ticked) else ""


def typed_day(data: Mapping[str, Any]) -> date | None:
    """The day of the assessment that was sent, whose version of the tool is asked; None where it cannot be read."""
    typed = DateBoxes().value_from_datadict(data, {}, "assessed_on")
    try:
        return None if typed.is_blank else read_date(typed)
    except Unreadable:
        return None
