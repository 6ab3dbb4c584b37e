"""Whom an interview was shared with, and signing it off."""

from typing import Any

from missing import rules
from missing.choices import SharingBasis, WhatWasShared
from missing.models.sharing import LONG
from missing.services.sharing import Sharing
from slscb.core.forms import (
    ChoiceField,
    GovForm,
    MomentField,
    RecordField,
    Section,
    TextAreaField,
    TextField,
    VersionField,
    YesNoField,
)


class SharingForm(GovForm):
    """One body: what it was given or not, why, and whether the child was told."""

    sections = (
        Section("With whom", ("agency", "organisation", "person")),
        Section("What and why", ("shared", "basis", "why", "shared_at")),
        Section("The child", ("child_told", "not_told_reason")),
    )

    agency = RecordField(
        "Which agency?", required=False, empty="Another body", hint="Also where you decided not to share with it"
    )
    organisation = TextField(
        "Or which other body?",
        max_length=150,
        required=False,
        hint="Such as a school, a placement or another authority",
    )
    person = TextField("Who there?", max_length=150, required=False, hint="Name and role")
    shared = ChoiceField("What was shared?", choices=WhatWasShared.choices, noun="what was shared")
    basis = ChoiceField(
        "What does that rest on?",
        choices=SharingBasis.choices,
        dividers={"other": "or"},
        noun="what that rests on",
        hint="Where a child may be harmed, nobody’s consent is needed to share",
    )
    why = TextAreaField(
        "Why?",
        max_length=LONG,
        rows=4,
        noun="why it was shared, or why not",
        hint="What it is for, or why you decided not to. Write no address here and name no suspect",
    )
    shared_at = MomentField(
        "When was it shared, or that decided?", noun="when it was shared or that was decided", limit="today_or_past"
    )
    child_told = YesNoField("Was the child told?", noun="the child was told", reveals={"no": ["not_told_reason"]})
    not_told_reason = TextField("Why was the child not told?", max_length=500, noun="why the child was not told")

    def clean(self) -> dict[str, Any]:
        """One body is named; said together with everything else."""
        super().clean()
        cleaned: dict[str, Any] = self.cleaned_data
        if "agency" in cleaned and "organisation" in cleaned:
            for fault in rules.body_faults(cleaned["agency"] is not None, cleaned["organisation"]):
                self.add_error(fault.path, fault.message)
        return cleaned

    def sharing(self) -> Sharing:
        """What was typed, as the services take it."""
        cleaned = self.cleaned_data
        values = {name: cleaned[name] for name in Sharing.__dataclass_fields__}
        return Sharing(**values | {"not_told_reason": cleaned["not_told_reason"] or ""})


class SignOffForm(GovForm):
    """A manager's sign-off, with a comment where there is one to make."""

    words = TextAreaField(
        "Comment",
        max_length=2_000,
        rows=4,
        required=False,
        hint="What you ask for, or what you want to say to whoever held it. Write no address here and name no suspect",
    )
    version = VersionField()
