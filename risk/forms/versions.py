"""The shape of what is typed about a new version of the tool."""

from collections.abc import Mapping
from typing import Any

from risk.choices import LEVELS, RANK, Flag
from risk.forms.indicators import BAND_WORDS, LEVEL_WORDS
from slscb.core.forms import (
    ChoiceField,
    ConfirmationField,
    DateField,
    GovForm,
    Section,
    SelectField,
    TextAreaField,
    TextField,
    VersionField,
    WholeNumberField,
)

BANDS = [(level.value, BAND_WORDS[level]) for level in LEVELS[1:]]
FLAGS = [(flag.value, flag.label) for flag in Flag]


class DetailsForm(GovForm):
    """What a version is called and where it comes from."""

    tool_version = TextField("Version", noun="the version", max_length=20, width="5", hint="Such as 2")
    title = TextField("Title", max_length=200)
    source = TextField("Source", max_length=300, hint="The paper or decision that this version follows")
    version = VersionField(required=False)


class IndicatorForm(GovForm):
    """One indicator: the tool's own words, the child-first words beside them, its band and its conditions."""

    sections = [
        Section("In words", ["code", "text", "label"]),
        Section("In the tool", ["band", "age_under", "needs_another", "flag", "also_consider"]),
    ]
    code = TextField("Code", max_length=10, width="5", hint="Such as M16. A code keeps its meaning for ever")
    text = TextAreaField("The tool's words", noun="the tool's words", rows=2, max_length=300)
    label = TextAreaField(
        "About the child", noun="the words about the child", rows=2, max_length=300, hint="What is done to the child"
    )
    band = ChoiceField("Band", noun="the band", choices=BANDS, inline=True)
    age_under = WholeNumberField(
        "Only for a child under this age at the event", noun="the age", required=False, width="2"
    )
    needs_another = ConfirmationField("Needs another indicator beside it", required=False)
    flag = SelectField("What it asks for when ticked", choices=FLAGS, required=False, empty="Nothing more")
    also_consider = TextField(
        "Consider these too", required=False, max_length=200, hint="Codes of other indicators, such as L08, M13"
    )
    version = VersionField()

    def __init__(self, *args: Any, code: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fixed = code
        if code:
            del self.fields["code"]

    def row(self) -> dict[str, Any]:
        """The indicator as a definition has it."""
        clean = self.cleaned_data
        also = [code.strip() for code in clean["also_consider"].replace(";", ",").split(",") if code.strip()]
        names = ("text", "label", "band", "age_under", "needs_another", "flag")
        return {"code": self.fixed or clean["code"].strip().upper(), "also_consider": also} | {
            name: clean[name] for name in names
        }


class BandsForm(GovForm):
    """How many indicators give each level, in which words, what fewer count as, and when the level is reviewed."""

    version = VersionField()

    def __init__(self, *args: Any, bands: list[Mapping[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.bands = bands
        self.sections = [Section(BAND_WORDS[band["code"]], self._ask(band["code"])) for band in bands]  # type: ignore[misc]

    def _ask(self, level: str) -> list[str]:
        lower = [(one.value, LEVEL_WORDS[one]) for one in LEVELS[: RANK[level]]]
        named = f"for {level.upper()}"
        asked: dict[str, Any] = {
            "minimum": WholeNumberField(
                f"How many give {level.upper()}", noun=f"how many give {level.upper()}", width="2"
            ),
            "rule": TextField("The rule in words", noun=f"the rule {named}", max_length=200),
            "below_counts_as": SelectField("Fewer count as", choices=lower, required=False, empty="Nothing"),
            "below_rule": TextField("The rule for fewer, in words", required=False, max_length=200),
            "below_flag": SelectField("Fewer ask for", choices=FLAGS, required=False, empty="Nothing more"),
            "review_days": WholeNumberField(f"Days to the review {named}", noun=f"the days {named}", width="3"),
        }
        if level == LEVELS[1]:
            asked = {name: field for name, field in asked.items() if not name.startswith("below")}
        self.fields |= {f"{level}_{name}": field for name, field in asked.items()}
        return [f"{level}_{name}" for name in asked]

    def rows(self) -> list[dict[str, Any]]:
        """The bands as a definition has them."""
        return [self._row(band["code"]) for band in self.bands]

    def _row(self, level: str) -> dict[str, Any]:
        found = {
            name.removeprefix(f"{level}_"): value for name, value in self.cleaned_data.items() if name.startswith(level)
        }
        below = {
            "counts_as": found.get("below_counts_as"), "rule": found.get("below_rule"), "flag": found.get("below_flag")
        }  # fmt: skip
        row = {"code": level, "rule": found["rule"], "minimum": found["minimum"], "review_days": found["review_days"]}
        kept = {key: value for key, value in below.items() if value}
        return row | ({"below": kept} if kept else {})


class ProposalForm(GovForm):
    """The first day of a version."""

    starts_on = DateField("First day", noun="the first day", hint="Assessments of this day and later use the version")
    version = VersionField()


class VersionDecisionForm(GovForm):
    """Whether a proposed version is switched on."""

    decision = ChoiceField(
        "Your decision",
        noun="whether you approve the version",
        choices=[("approve", "Approve it: it is used from its first day"), ("send_back", "Send it back")],
    )
    reason = TextAreaField("Your reason", max_length=2_000)
    version = VersionField()


class CompareForm(GovForm):
    """Which two versions to compare."""

    says_optional = False
    before = SelectField("From", required=False)
    after = SelectField("To", required=False)

    def __init__(self, *args: Any, versions: Mapping[str, object], **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.choices = [(key, str(one)) for key, one in versions.items()]  # type: ignore[attr-defined]
