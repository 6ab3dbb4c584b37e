"""What is typed about seeing a child's record for a time."""

import re
from typing import Any

from django.core.validators import RegexValidator

from cases.choices.sharing import EmergencyOutcome
from cases.rules import sharing as rules
from cases.selectors import Who
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid
from slscb.core.forms import (
    ChoiceField,
    ConfirmationField,
    DateField,
    GovForm,
    RecordField,
    Section,
    TextAreaField,
    TextField,
    VersionField,
)

NUMBER = re.compile(r"^\s*([\d\s]{10,14}|[2-9A-HJKMNP-Z]{4}-?[2-9A-HJKMNP-Z]{4})\s*$", re.IGNORECASE)


class PersonAndAgencyField(RecordField):
    """A person, named with their agency: two people of one name are told apart before anything is shared."""

    def label_from_instance(self, obj: Any) -> str:
        """Such as 'Sam Person, Health'; the selector has read the agencies."""
        return f"{obj}, {obj.agency_name}" if obj.agency_name else str(obj)


class ShareForm(GovForm):
    user = PersonAndAgencyField("Who may see the record?", noun="who may see the record")
    purpose = TextAreaField(
        "What do they need it for?",
        noun="what they need it for",
        max_length=250,
        rows=3,
        hint="Everybody who sees the record reads this. Such as: health assessment before her move on Friday",
    )
    since = DateField("First day", noun="the first day", limit="today_or_future")
    until = DateField(
        "Last day", noun="the last day", limit="today_or_future", hint="It ends at midnight after this day"
    )

    def terms(self) -> dict[str, Any]:
        """What was typed, as the service takes it: days as the moments at which they begin and end."""
        typed = dict(self.cleaned_data)
        return typed | {"since": rules.begins(typed["since"], now()), "until": rules.ends(typed["until"])}

    @staticmethod
    def proposed() -> dict[str, Any]:
        """From today."""
        return {"since": today()}


class FindForm(GovForm):
    """Whose record is needed: a number, or a whole name with the date of birth. Nothing less finds a child."""

    says_optional = False
    sections = (
        Section("If you have a number", ("number",)),
        Section("If you have no number", ("given_name", "family_name", "date_of_birth")),
    )

    number = TextField(
        "NHS number or reference",
        width="20",
        required=False,
        hint="Like 999 123 4578 or 7K3M-Q2XA",
        validators=[RegexValidator(NUMBER, "Enter an NHS number of 10 digits or a reference like 7K3M-Q2XA")],
    )
    given_name = TextField("Given name", max_length=100, required=False)
    family_name = TextField("Family name", max_length=100, required=False)
    date_of_birth = DateField("Date of birth", limit="past", hint="For example, 27 3 2012", required=False)

    def clean(self) -> dict[str, Any]:
        """A number, or everything else."""
        typed: dict[str, Any] = self.cleaned_data
        asked = {
            "given_name": "Enter a given name",
            "family_name": "Enter a family name",
            "date_of_birth": "Enter a date of birth",
        }
        missing = [name for name in asked if not typed.get(name) and name not in self.errors]
        if typed.get("number") or "number" in self.errors:
            return typed
        if len(missing) == len(asked):
            self.add_faults(Invalid([Fault("number", "Enter a number, or the name and date of birth")]))
        else:
            self.add_faults(Invalid([Fault(name, asked[name]) for name in missing]))
        return typed

    def who(self) -> Who:
        """What was typed, as the selector takes it; a number is enough."""
        typed = self.cleaned_data
        if typed["number"]:
            return Who(number=typed["number"])
        return Who("", typed["given_name"], typed["family_name"], typed["date_of_birth"])


class BreakGlassForm(GovForm):
    reason = TextAreaField(
        "Why do you need this record now?",
        noun="why you need this record now",
        max_length=500,
        rows=4,
        hint="Say what has happened and why it cannot wait. The reviewer and everybody who works with the child reads this",
    )
    understood = ConfirmationField(
        "I understand that this is recorded, that the child’s lead agency is told now, and that somebody else will review it",
        noun="you understand what follows",
    )


class EmergenciesForm(GovForm):
    says_optional = False
    state = ChoiceField(
        "Show",
        choices=[("open", "Waiting for review"), ("reviewed", "Reviewed"), ("all", "All")],
        initial="open",
        small=True,
    )


class ReviewForm(GovForm):
    outcome = ChoiceField("What do you find?", choices=EmergencyOutcome.choices, noun="what you find")
    words = TextAreaField(
        "What you asked and what you were told",
        noun="what you were told",
        max_length=500,
        rows=4,
        hint="No case facts. It stays as you write it",
    )
    version = VersionField()
