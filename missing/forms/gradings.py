"""A level of risk that police gave a missing child."""

from missing.choices import PoliceRisk
from missing.forms.episodes import RISK_HINTS
from missing.services.gradings import Grading
from slscb.core.forms import ChoiceField, GovForm, MomentField, TextAreaField, TextField


class GradingForm(GovForm):
    """Which level, who of police gave it, when and why."""

    level = ChoiceField(
        "Which level did police give?", choices=PoliceRisk.choices, hints=RISK_HINTS, noun="the level police gave"
    )
    graded_at = MomentField("When did they give it?", noun="when police gave it", limit="today_or_past")
    graded_by = TextField(
        "Who of police gave it?",
        max_length=150,
        noun="who of police gave it",
        hint="Such as: Inspector Grant, control room",
    )
    why = TextAreaField("Why?", max_length=5_000, rows=4, noun="why police gave this level", hint="As they told you")

    def given(self) -> Grading:
        """What was typed, as the services take it."""
        return Grading(**{name: self.cleaned_data[name] for name in Grading.__dataclass_fields__})
