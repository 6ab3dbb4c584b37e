"""A decision on a lower level, the outcome of a response, and the filter of flagged children."""

from risk.choices import Level
from slscb.core.forms import (
    ChoiceField,
    DateField,
    GovForm,
    MultipleChoiceField,
    TextAreaField,
    TextField,
    VersionField,
)


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


class RoundForm(GovForm):
    """A calibration round."""

    title = TextField("Title", max_length=100, hint="Such as Winter 2026")
    closes_on = DateField("Last day", noun="the last day", limit="future")


class FlaggedFilter(GovForm):
    """Which flagged children to list."""

    says_optional = False

    level = MultipleChoiceField(
        "Level", choices=[(Level.HIGH.value, "HIGH"), (Level.MEDIUM.value, "MEDIUM")], required=False, small=True
    )
    new = MultipleChoiceField("Newly raised", choices=[("yes", "Raised within 28 days")], required=False, small=True)
    response = MultipleChoiceField(
        "Police response",
        choices=[("not_started", "Not started"), ("acknowledged", "Acknowledged"), ("done", "Done")],
        required=False,
        small=True,
    )
