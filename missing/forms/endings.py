"""Ending an episode that no return ends."""

from missing.choices import UnresolvedEnding
from slscb.core.forms import ChoiceField, GovForm, TextAreaField, VersionField

LONGEST = 5_000


class UnresolvedForm(GovForm):
    """How the episode of somebody ends who turned 18 and has not come back."""

    ending = ChoiceField(
        "How does the episode end?", choices=UnresolvedEnding.choices, dividers={"other": "or"}, noun="how it ends"
    )
    words = TextAreaField(
        "What is this decision based on?",
        max_length=LONGEST,
        rows=4,
        noun="what this decision is based on",
        hint="What police say, who was told, and who looks after the young adult now",
    )
    version = VersionField()


class InErrorForm(GovForm):
    """That an episode never was."""

    words = TextAreaField(
        "What shows that the child was not missing?",
        max_length=LONGEST,
        rows=4,
        noun="what shows that the child was not missing",
        hint="The episode stays readable. A return home interview that waits for it is closed with this decision",
    )
    version = VersionField()
