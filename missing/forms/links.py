"""What an episode names, and what a person decides about a suggested link."""

from typing import Any

from intelligence.choices import PART_OF_PLACE, Part
from intelligence.models.place import NAME
from missing.choices import DECISIONS
from missing.models.link import WHY
from slscb.core.forms import ChoiceField, GovForm, RecordField, TextAreaField, TextField, VersionField


class MentionForm(GovForm):
    """One place, person, vehicle or telephone: a place from the list, or whatever is typed."""

    part = ChoiceField("What does the episode name?", choices=Part.choices, noun="what the episode names")
    place = RecordField(
        "A place of the borough’s list",
        required=False,
        noun="a place",
        hint="Only where it is a place and is in the list",
    )
    words = TextField(
        "Or its name, registration or number",
        noun="its name, registration or number",
        max_length=NAME,
        required=False,
        hint="One only, such as Tannery Court, Manny, AB12 CDE or 07700 900123. It is kept as you type it",
    )

    def named(self) -> str:
        """The name of the place chosen, else what was typed."""
        place = self.cleaned_data.get("place")
        return place.name if place else str(self.cleaned_data["words"])

    def clean(self) -> dict[str, Any]:
        """One of the two, and from the list a place alone."""
        super().clean()
        place, words = self.cleaned_data.get("place"), self.cleaned_data.get("words")
        part = self.cleaned_data.get("part")
        if place and words:
            self.add_error("words", "Choose from the list or type a name, not both")
        if place and part and part not in PART_OF_PLACE:
            self.add_error("place", "The list holds places alone: type who or what it is")
        if not place and not words and "words" not in self.errors and "place" not in self.errors:
            self.add_error("words", "Enter its name, registration or number, or choose a place from the list")
        return self.cleaned_data


class LinkForm(GovForm):
    decision = ChoiceField("Do the two belong together?", choices=DECISIONS, noun="whether the two belong together")
    reason = TextAreaField("Why?", noun="why", max_length=WHY, rows=3)
    version = VersionField()


class MentionRemoveForm(GovForm):
    """Nothing but the version that is taken away."""

    version = VersionField()
