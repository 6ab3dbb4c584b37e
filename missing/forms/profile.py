"""The profile for police, written before a child goes missing: the questions of the Philomena Protocol."""

from missing.models.profile import LONG, SHORT
from missing.services.profiles import Profile
from slscb.core.forms import DateField, GovForm, Section, TextAreaField, TextField, VersionField, YesNoField


class ProfileForm(GovForm):
    """What police will need to know. Short answers, so that it prints on one sheet."""

    sections = (
        Section("What the child looks like", ("appearance", "marks", "has_photograph", "photograph_at")),
        Section("Health and communication", ("health_needs", "communication")),
        Section("Where the child may be", ("places", "money_and_travel", "reached_by")),
        Section("People", ("friends", "people_of_concern", "who_to_tell")),
        Section("How worried to be", ("worries",)),
        Section("This profile", ("written_with", "reviewed_on")),
    )

    appearance = TextAreaField(
        "What does the child look like?",
        noun="what the child looks like",
        max_length=LONG,
        rows=3,
        hint="Height, build, hair, eyes, glasses, how they usually dress",
    )
    marks = TextAreaField("Scars, marks, tattoos, piercings", max_length=SHORT, rows=2, required=False)
    has_photograph = YesNoField("Is a recent photograph held?", noun="a recent photograph is held")
    photograph_at = TextField(
        "If so, where?",
        max_length=SHORT,
        required=False,
        hint="Such as: with the documents on this record, or at the children’s home. Ask who may hand it over at night",
    )
    health_needs = TextAreaField(
        "Health needs and medication",
        max_length=LONG,
        rows=3,
        required=False,
        hint="What they take, how often, what happens without it, self-harm, drugs or alcohol",
    )
    communication = TextAreaField(
        "Language and communication",
        max_length=SHORT,
        rows=2,
        required=False,
        hint="Languages, a learning disability, what calms them and what frightens them",
    )
    places = TextAreaField(
        "Where are they likely to be found?",
        max_length=LONG,
        rows=3,
        required=False,
        hint="Where they were found before, where they used to live, where they spend their time",
    )
    money_and_travel = TextAreaField(
        "Money and travel",
        max_length=SHORT,
        rows=2,
        required=False,
        hint="Cash, bank or travel cards, how they get about",
    )
    reached_by = TextAreaField(
        "Telephones and social media",
        max_length=LONG,
        rows=3,
        required=False,
        hint="Numbers, networks, the names they use",
    )
    friends = TextAreaField("Friends and family they may be with", max_length=LONG, rows=3, required=False)
    people_of_concern = TextAreaField(
        "Anybody who may be exploiting them",
        max_length=LONG,
        rows=3,
        required=False,
        hint="Shown only to those who may see suspects",
    )
    who_to_tell = TextAreaField(
        "Who must be told at once?",
        max_length=SHORT,
        rows=2,
        required=False,
        hint="Names and numbers, by day and at night",
    )
    worries = TextAreaField(
        "What worries those who care for them?",
        max_length=LONG,
        rows=3,
        required=False,
        hint="What makes this child vulnerable, what usually comes before they go, what happened other times",
    )
    written_with = TextField(
        "Who was it written with?",
        noun="who it was written with",
        max_length=SHORT,
        hint="Such as: the child, her foster carer and her social worker",
    )
    reviewed_on = DateField(
        "When was it last gone through?", noun="when it was last gone through", limit="today_or_past"
    )
    version = VersionField()

    def profile(self) -> Profile:
        """What was typed, as the services take it; what was left out of the form stays as it is."""
        return Profile(**{name: self.cleaned_data.get(name, "") for name in Profile.__dataclass_fields__})
