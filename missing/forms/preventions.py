"""What police saw and were told when they spoke to a child who had been found."""

from missing.forms.moments import as_saved
from missing.models.prevention import LONG
from missing.services.preventions import Prevention
from slscb.core.forms import GovForm, MomentField, Section, TextAreaField, TextField, VersionField, YesNoField


class PreventionForm(GovForm):
    """A police prevention interview."""

    sections = (
        Section("Who, when and where", ("held_at", "officer", "place", "seen_alone", "present")),
        Section("What the child said", ("said", "with_whom")),
        Section("Concerns", ("has_concerns", "concerns")),
    )

    held_at = MomentField(
        "When did police speak to the child?", noun="when police spoke to the child", limit="today_or_past"
    )
    officer = TextField(
        "Which officer?", max_length=150, noun="which officer spoke to the child", hint="Name and collar number"
    )
    place = TextField("Where?", max_length=200, required=False)
    seen_alone = YesNoField("Was the child seen alone?", noun="the child was seen alone", reveals={"no": ["present"]})
    present = TextField(
        "Who else was there?", max_length=300, required=False, hint="Names and who they are to the child"
    )
    said = TextAreaField(
        "What did the child say?", max_length=LONG, required=False, hint="In the child’s own words where you have them"
    )
    with_whom = TextAreaField(
        "Who had the child been with?",
        max_length=LONG,
        rows=3,
        required=False,
        hint="Shown only to those who may see suspects",
    )
    has_concerns = YesNoField(
        "Do police have any concern about the child?",
        noun="police have a concern about the child",
        hint="The child’s worker is told at once that there is one",
        reveals={"yes": ["concerns"]},
    )
    concerns = TextAreaField(
        "What are they?",
        max_length=LONG,
        required=False,
        hint="Injuries, fear, money or gifts, signs of exploitation. Name suspects above and not here",
    )

    def told(self) -> Prevention:
        """What was typed, as the services take it."""
        cleaned = as_saved(self.cleaned_data, self.initial)
        return Prevention(**{name: cleaned.get(name, "") for name in Prevention.__dataclass_fields__})


class ChangePreventionForm(PreventionForm):
    """One that is corrected or added to."""

    version = VersionField()
