"""The shape of what is typed about accounts."""

from typing import Any

from agencies.choices import AccountState, AgencyCode, Role
from agencies.services.accounts import Person
from agencies.services.roles import Place
from slscb.core.clock import today
from slscb.core.forms import (
    ChoiceField,
    ConfirmationField,
    DateField,
    EmailField,
    GovForm,
    PasswordField,
    PhoneField,
    RecordField,
    SearchField,
    SelectField,
    TextAreaField,
    TextField,
)

WHY = "Kept with the account and read by whoever asks why. No names of children."


def reason_field() -> TextAreaField:
    """Why something is done with an account."""
    return TextAreaField("Reason", noun="the reason", max_length=250, rows=2, hint=WHY)


class AccountListForm(GovForm):
    says_optional = False
    text = SearchField("Name or username", max_length=100, required=False)
    agency = SelectField("Agency", choices=AgencyCode.choices, required=False, empty="Any")
    role = SelectField("Role", choices=Role.choices, required=False, empty="Any")
    state = ChoiceField(
        "Standing",
        choices=[("any", "Any"), *AccountState.choices],
        required=False,
        small=True,
        initial="any",
    )


class OpenAccountForm(GovForm):
    first_name = TextField("Given name", max_length=150)
    last_name = TextField("Family name", max_length=150)
    email = EmailField("Work email address", max_length=254, hint="The link to set a password is sent here")
    username = TextField("Username", max_length=150, width="20", spellcheck="false")
    job_title = TextField("Job title", max_length=100, required=False)
    telephone = PhoneField("Telephone", max_length=20, required=False)
    reason = reason_field()

    def person(self) -> Person:
        """What was typed, as the service takes it."""
        cleaned: dict[str, Any] = self.cleaned_data
        return Person(**{name: cleaned[name] for name in Person.__dataclass_fields__})


class GiveRoleForm(GovForm):
    team = RecordField("Team", noun="the team")
    role = SelectField("Role", choices=Role.choices, noun="the role")
    starts_on = DateField("First day", noun="the first day", initial=today)
    ends_on = DateField("Last day", noun="the last day", required=False, hint="Leave empty where the end is not known")
    reason = reason_field()

    def place(self) -> Place:
        """What was typed, as the service takes it."""
        cleaned: dict[str, Any] = self.cleaned_data
        return Place(**{name: cleaned[name] for name in Place.__dataclass_fields__})


class EndRoleForm(GovForm):
    ends_on = DateField("Last day", noun="the last day", initial=today, hint="It counts until the end of this day")
    reason = reason_field()


class LastDayForm(GovForm):
    expires_on = DateField(
        "Last day of the account",
        noun="the last day",
        required=False,
        hint="It can be used until the end of this day. Leave empty for no end",
    )
    reason = reason_field()


class WhyForm(GovForm):
    reason = reason_field()


class DecideForm(GovForm):
    decision = ChoiceField(
        "Your decision", choices=[("approve", "Approve"), ("refuse", "Refuse")], noun="your decision"
    )
    reason = reason_field()


class SetPasswordForm(GovForm):
    password = PasswordField(
        "New password", autocomplete="new-password", hint="At least 12 characters. Three random words do well."
    )


class SignOffForm(GovForm):
    says_optional = False
    decision = ChoiceField(
        "Is the account still needed?",
        choices=[("needed", "Yes, for the next 90 days"), ("end", "No, ask the administrators to end it")],
        noun="whether the account is still needed",
    )
    reason = TextAreaField(
        "Why it is not needed any more",
        noun="why it is not needed any more",
        max_length=250,
        rows=2,
        required=False,
        hint=f"Only where the account is to end. {WHY}",
    )


class AgreeForm(GovForm):
    agrees = ConfirmationField("I have read it and I agree", noun="you have read it and agree")


class OwingListForm(GovForm):
    says_optional = False
    agency = SelectField("Agency", choices=AgencyCode.choices, required=False, empty="Any")


class PublishForm(GovForm):
    in_force_from = DateField("First day", noun="the first day", hint="Today or later")
    changes = TextAreaField(
        "What changed since the version before",
        noun="what changed",
        max_length=4_000,
        rows=5,
        hint="Shown above the text to those who accepted the version before",
    )
    text = TextAreaField(
        "Text",
        noun="the text",
        max_length=40_000,
        rows=25,
        hint="A line that begins with # is a heading, and one that begins with - an item of a list",
    )
