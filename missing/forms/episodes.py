"""Reporting a child missing, and back."""

from typing import Any

from missing.choices import EpisodeKind, PoliceRisk
from missing.forms.moments import as_saved
from missing.services.episodes import Report
from missing.services.returns import Return
from slscb.core.forms import ChoiceField, GovForm, MomentField, Section, TextAreaField, TextField, VersionField

KIND_HINTS = {
    EpisodeKind.CARE.value: "Looked after, and nobody knows where they are",
    EpisodeKind.AWAY.value: "Looked after, not where they should be, and it is known where they are",
    EpisodeKind.SERVICES.value: "No service that should see the child has been able to",
}
NOT_GRADED = "not_graded"
RISK_HINTS = {
    PoliceRisk.HIGH.value: "Serious harm to the child or the public is very likely",
    PoliceRisk.MEDIUM.value: "Harm is likely, but not serious",
    PoliceRisk.LOW.value: "Harm is possible, but slight",
}


class ReportForm(GovForm):
    """What is known when a child is reported missing."""

    sections = (
        Section("Missing from where, and since when", ("kind", "last_seen_at", "missing_from")),
        Section("The report", ("reported_at", "reported_by")),
        Section("What is known", ("thought_to_be_with", "circumstances", "carers_account")),
        Section("Police", ("police_reference", "police_risk")),
    )

    kind = ChoiceField(
        "What kind of missing is it?", choices=EpisodeKind.choices, hints=KIND_HINTS, noun="the kind of missing"
    )
    last_seen_at = MomentField(
        "When was the child last seen?", noun="when the child was last seen", limit="today_or_past"
    )
    missing_from = TextField("Where were they last seen?", max_length=300, required=False)
    reported_at = MomentField(
        "When was the child reported missing?", noun="when the child was reported missing", limit="today_or_past"
    )
    reported_by = TextField(
        "Who reported it?", max_length=150, required=False, hint="A name and who they are to the child"
    )
    thought_to_be_with = TextField("Who might the child be with?", max_length=300, required=False)
    circumstances = TextAreaField(
        "What happened?",
        max_length=10_000,
        required=False,
        hint="What led up to it, what the child was wearing, any injury or need, where they may have gone",
    )
    carers_account = TextAreaField(
        "What do those who care for the child say?",
        max_length=10_000,
        rows=4,
        required=False,
        hint="In their own words: what came before, whether it is like the child, what worries them",
    )
    police_reference = TextField(
        "Police reference",
        max_length=40,
        width="20",
        required=False,
        hint="With a reference, Thames Valley Police can see this child’s record",
    )
    police_risk = ChoiceField(
        "Police risk level",
        choices=[*PoliceRisk.choices, (NOT_GRADED, "Not graded yet")],
        hints=RISK_HINTS,
    )

    def report(self) -> Report:
        """What was typed, as the services take it."""
        cleaned = as_saved(self.cleaned_data, self.initial)
        risk = "" if cleaned["police_risk"] == NOT_GRADED else cleaned["police_risk"]
        return Report(**{name: cleaned.get(name, "") for name in Report.__dataclass_fields__} | {"police_risk": risk})


class ChangeReportForm(ReportForm):
    """A report that is corrected or added to. A police risk level that is there is not asked for: each is a record."""

    version = VersionField()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.graded = self.initial.get("police_risk", NOT_GRADED)
        if self.graded != NOT_GRADED:
            self.leave_out(["police_risk"])

    def report(self) -> Report:
        """What was typed, with the level as it is saved."""
        self.cleaned_data.setdefault("police_risk", self.graded)
        return super().report()


class ReturnForm(GovForm):
    """What is known of a child's return."""

    sections = (
        Section(
            "When", ("found_at", "returned_at"), "Found and returned are two times. The 72 hours run from the return."
        ),
        Section("How", ("return_place", "return_how", "condition")),
    )

    found_at = MomentField(
        "When was the child found?", noun="when the child was found", limit="today_or_past", required=False
    )
    returned_at = MomentField("When did the child return?", noun="when the child returned", limit="today_or_past")
    return_place = TextField("Where were they found?", max_length=300, required=False)
    return_how = TextField(
        "How did they come back?",
        max_length=300,
        required=False,
        hint="By themselves, brought by police, fetched by family",
    )
    condition = TextAreaField(
        "How was the child?",
        max_length=5_000,
        required=False,
        hint="Injuries, mood, clothing, anything that worries you",
    )
    version = VersionField()

    def back(self) -> Return:
        """What was typed, as the services take it."""
        cleaned = as_saved(self.cleaned_data, self.initial)
        return Return(**{name: cleaned.get(name, "") for name in Return.__dataclass_fields__})
