"""The gallery's forms: one of every field, wrong answers for it and right ones."""

from datetime import UTC, date, datetime
from typing import Any

from slscb.core.forms import (
    ChoiceField,
    ConfirmationField,
    DateField,
    EmailField,
    FileField,
    GovForm,
    MomentField,
    MultipleChoiceField,
    NhsNumberField,
    PasswordField,
    PhoneField,
    PostcodeField,
    SearchField,
    Section,
    SelectField,
    TextAreaField,
    TextField,
    VersionField,
    WholeNumberField,
    YesNoField,
)
from slscb.core.gallery.words import LONG_NAME, LONG_TEXT

MISTAKES = (
    "wrong-name=&wrong-email=somebody&wrong-phone=12&wrong-children=many&wrong-born_on_day=31&wrong-born_on_month=2"
    "&wrong-born_on_year=2012&wrong-reviewed_on_day=4&wrong-seen_at_day=25&wrong-seen_at_month=10&wrong-seen_at_year=2026"
    "&wrong-seen_at_time=1.30am&wrong-nhs_number=943+476+5918&wrong-postcode=SL1&wrong-place=other&wrong-version=1"
)
SAVED: dict[str, Any] = {
    "name": LONG_NAME,
    "account": LONG_TEXT,
    "place": "other",
    "other_place": "A friend’s flat near the station",
    "worries": ["a", "b"],
    "hurt": True,
    "born_on": date(2011, 3, 27),
    "seen_at": datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    "nhs_number": "9991234578",
    "team": "2",
    "version": 3,
}


class EverythingForm(GovForm):
    """One of every field."""

    sections = (Section("A section with a legend of its own", ["born_on", "reviewed_on", "seen_at"], "And a hint."),)

    name = TextField("Full name", max_length=200, hint="As the family spells it")
    account = TextAreaField("What happened?", max_length=400, count=True, noun="what happened")
    place = ChoiceField(
        "Where the child was found",
        choices=[("home", "At home"), ("street", "In the street or a public place"), ("other", "Somewhere else")],
        hints={"home": "The address on the record"},
        reveals={"other": ["other_place"]},
        dividers={"other": "or"},
        noun="where the child was found",
    )
    other_place = TextField("Where", width="one-half")
    worries = MultipleChoiceField(
        "What worries you",
        choices=[("Going out", [("a", "Late nights"), ("b", "New, much older friends")]), ("none", "None of these")],
        hints={"b": "More than three or four years older, met online or through others"},
        dividers={"none": "or"},
        exclusive="none",
        noun="what worries you",
    )
    hurt = YesNoField("Was anyone hurt?", noun="anyone was hurt")
    born_on = DateField("Date of birth", limit="past")
    reviewed_on = DateField("Next review", limit="today_or_future", required=False)
    seen_at = MomentField("Last seen", limit="past")
    nhs_number = NhsNumberField()
    postcode = PostcodeField(required=False)
    email = EmailField("Email address", required=False, width="30")
    phone = PhoneField("Phone number", required=False)
    children = WholeNumberField("Number of children", min_value=0, max_value=40, width="2")
    team = SelectField("Team", choices=[("1", "Duty"), ("2", "Assessment and intervention team, east of the borough")])
    look_for = SearchField("Search", width="20", required=False)
    letter = FileField("Letter", accept=".pdf,.docx", required=False, hint="PDF or Word, at most 20MB")
    password = PasswordField("Password")
    told = ConfirmationField("I have told the carer", noun="you have told the carer")
    version = VersionField(required=False)


class FilterForm(GovForm):
    """A form where everything is optional."""

    says_optional = False

    q = SearchField("Name or number", required=False)
    state = MultipleChoiceField("State", choices=[("open", "Open"), ("closed", "Closed")], required=False, small=True)
