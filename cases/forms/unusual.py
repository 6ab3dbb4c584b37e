"""The shape of what is typed about an unusual opening of a record."""

from cases.choices import UnusualDecision, UnusualKind
from slscb.core.forms import ChoiceField, GovForm, MultipleChoiceField, TextAreaField, VersionField


class UnusualForm(GovForm):
    says_optional = False
    state = ChoiceField(
        "Show",
        choices=[("open", "To be looked at"), ("decided", "Decided"), ("all", "All")],
        initial="open",
        small=True,
    )
    kind = MultipleChoiceField("Why", choices=UnusualKind.choices, required=False, small=True)


class UnusualDecisionForm(GovForm):
    decision = ChoiceField("What came of it?", choices=UnusualDecision.choices, noun="what came of it")
    words = TextAreaField(
        "What you asked and what you were told",
        noun="what you were told",
        max_length=500,
        rows=4,
        hint="No case facts: the person’s team manager and the information governance leads read this.",
    )
    version = VersionField()
