"""The shape of what is typed about a child."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, ClassVar

from django.db.models import TextChoices

from cases import choices, rules
from cases.choices import AddressPurpose, CareStatus, Ethnicity, NoteKind, RelationshipKind, Sex, Ward
from cases.selectors import FIRST_SHOWN
from cases.services.addresses import Where
from cases.services.care import Placed
from cases.services.children import Details
from slscb.core.clock import today
from slscb.core.counting import capped_words
from slscb.core.errors import Invalid
from slscb.core.forms import (
    ChoiceField,
    ConfirmationField,
    DateField,
    GovForm,
    MomentField,
    MultipleChoiceField,
    NhsNumberField,
    PostcodeField,
    RecordField,
    SearchField,
    Section,
    SelectField,
    TextAreaField,
    TextField,
    VersionField,
    YesNoField,
)
from slscb.core.models import ActionKind

ABOUT = ("given_name", "family_name", "known_as", "date_of_birth", "sex", "ethnicity", "care_status")


class DetailsForm(GovForm):
    """A child's details."""

    sections = (
        Section("Who the child is", ("given_name", "family_name", "known_as", "date_of_birth", "sex", "ethnicity")),
        Section("Where the child lives", ("care_status", "address", "postcode", "ward", "school")),
        Section("Numbers that other agencies know", ("nhs_number", "upn", "police_urn")),
    )

    given_name = TextField("Given name", max_length=100)
    family_name = TextField("Family name", max_length=100)
    known_as = TextField(
        "Other names", max_length=200, required=False, hint="Nicknames, names used online, former family names"
    )
    date_of_birth = DateField("Date of birth", limit="past", hint="For example, 27 3 2012")
    sex = ChoiceField("Sex", choices=Sex.choices, inline=True)
    ethnicity = SelectField("Ethnicity", choices=Ethnicity.choices)
    care_status = ChoiceField("Care status", choices=CareStatus.choices, initial=CareStatus.NONE)
    ward = SelectField("Ward", choices=Ward.choices, required=False)
    school = TextField("School or college", max_length=120, required=False)
    nhs_number = NhsNumberField("NHS number", required=False)
    upn = TextField("Unique pupil number", max_length=13, width="20", required=False, hint="Like A123456789012")
    police_urn = TextField("Police reference", max_length=30, width="20", required=False)

    def clean(self) -> dict[str, Any]:
        """What the rules say of single answers is told together with what is wrong in their shape."""
        born = self.cleaned_data.get("date_of_birth")
        faults = [*rules.check_upn(self.cleaned_data.get("upn")), *(rules.check_birth(born, today()) if born else ())]
        self.add_faults(Invalid(faults))
        return self.cleaned_data

    def details(self) -> Details:
        """What was typed, as the services take it."""
        cleaned: dict[str, Any] = self.cleaned_data
        values = {name: cleaned[name] for name in Details.__dataclass_fields__}
        return Details(**values | {"nhs_number": cleaned["nhs_number"] or None, "upn": cleaned["upn"] or None})


class RecordChildForm(DetailsForm):
    """A child who is not yet known. `another_child` is asked only once possible matches have been shown.

    Whoever records a child says where she lives; from then on that is behind a right of its own.
    """

    field_order = (*ABOUT, "address", "postcode", "ward")

    address = TextAreaField("Address", max_length=300, rows=3, required=False)
    postcode = PostcodeField("Postcode", required=False)

    another_child = ConfirmationField(
        "I have looked at these records: this is another child", noun="this is another child", required=False
    )

    def where(self) -> Where:
        """The address that was typed; a placement where the child is looked after."""
        cleaned: dict[str, Any] = self.cleaned_data
        return Where.of(cleaned["care_status"], cleaned["address"], cleaned["postcode"])


class ChangeChildForm(DetailsForm):
    version = VersionField()


class ShowAddressForm(GovForm):
    """Why an address is asked for; nobody has to say."""

    purpose = SelectField("Why do you need it?", choices=AddressPurpose.choices, required=False, empty="Not said")


class AddressForm(GovForm):
    """A new address in the place of one; the one there was is not shown."""

    which = ChoiceField(
        "Which address is it?",
        choices=[("home", "The home, with the family"), ("placement", "The placement")],
        noun="which address it is",
    )
    address = TextAreaField(
        "New address",
        max_length=300,
        rows=3,
        required=False,
        hint="Leave both empty to take the address off the record",
    )
    postcode = PostcodeField("Postcode", required=False)
    version = VersionField()

    def changes(self) -> dict[str, str]:
        """What was typed, as the service takes it."""
        which = self.cleaned_data["which"]
        return {which: self.cleaned_data["address"], f"{which}_postcode": self.cleaned_data["postcode"]}


class SearchForm(GovForm):
    says_optional = False
    text = SearchField("Name, NHS number or reference", max_length=250, hint="A name may be misspelt")


class NoteForm(GovForm):
    note_kind = ChoiceField(
        "What kind of note is this?",
        choices=NoteKind.choices,
        hints={NoteKind.HEALTH.value: "Only those who may see health detail can read it"},
        noun="the kind of note",
    )
    happened_at = MomentField("When did it happen?", noun="when it happened", limit="past")
    text = TextAreaField(
        "What was seen, heard or decided",
        noun="the note",
        max_length=20_000,
        rows=10,
        hint="Say what is fact and what is opinion. Use the child's own words where you can.",
    )


class RelationshipForm(GovForm):
    relationship_kind = SelectField("Who are they to the child?", choices=RelationshipKind.choices, noun="who they are")
    person_name = TextField("Name", max_length=150)
    contact = TextField("How to reach them", max_length=150, required=False)
    parental_responsibility = YesNoField(
        "Do they have parental responsibility?", noun="they have parental responsibility"
    )


def coded(choices: type[TextChoices]) -> list[tuple[str, str]]:
    """Choices with their codes, by which those who know the yearly return look for them."""
    return [(code, f"{code}: {label}") for code, label in choices.choices]


class CareForm(GovForm):
    """An episode of care, as it stands or with its end."""

    sections: ClassVar[Sequence[Section]] = (
        Section("How it began", ("began_on", "reason_began", "legal_status", "category_of_need")),
        Section("Where the child lives", ("placement", "provider", "home_postcode", "placement_postcode", "urn")),
        Section("If it has ended", ("ended_on", "reason_ended", "reason_placement_changed")),
    )

    began_on = DateField("When did it begin?", noun="when it began", limit="today_or_past")
    reason_began = SelectField("What began?", choices=coded(choices.ReasonBegan), noun="what began")
    legal_status = SelectField("Legal status", choices=coded(choices.LegalStatus))
    category_of_need = SelectField("Category of need", choices=coded(choices.CategoryOfNeed))
    placement = SelectField("Placement", choices=coded(choices.Placement))
    provider = SelectField("Provider of the placement", choices=coded(choices.Provider))
    home_postcode = PostcodeField("Postcode of the home the child came from", required=False)
    placement_postcode = PostcodeField("Postcode of the placement", required=False)
    urn = TextField("Ofsted number of the placement", max_length=8, width="10", required=False, hint="Like SC123456")
    ended_on = DateField("When did it end?", noun="when it ended", limit="today_or_past", required=False)
    reason_ended = SelectField("Why did it end?", choices=coded(choices.ReasonEnded), required=False)
    reason_placement_changed = SelectField(
        "If another placement followed, why?", choices=coded(choices.ReasonPlacementChanged), required=False
    )
    version = VersionField()

    def placed(self) -> Placed:
        """What was typed, as the services take it."""
        return Placed(**{one.name: self.cleaned_data[one.name] for one in fields(Placed)})


class BeginCareForm(CareForm):
    """A new episode, and why a placement that ends with it changed."""

    sections = (*CareForm.sections, Section("The placement before", ("why_moved",)))

    why_moved = SelectField(
        "If an open placement ends with it, why did that change?",
        choices=coded(choices.ReasonPlacementChanged),
        noun="why the placement changed",
        required=False,
    )
    version = None  # type: ignore[assignment]


class CareFactsForm(GovForm):
    upn_unknown = SelectField(
        "If there is no unique pupil number, why?", choices=coded(choices.UpnUnknown), required=False
    )
    is_mother = YesNoField("Is she a mother?", noun="she is a mother", required=False)
    own_child_born_on = DateField(
        "If so, when was her child born?", noun="when her child was born", limit="today_or_past", required=False
    )
    version = VersionField()


class AllocateForm(GovForm):
    team = RecordField("Team", noun="the team")
    worker = RecordField("Worker", noun="the worker", required=False, empty="Nobody yet")


class InvolveForm(GovForm):
    agency = RecordField("Agency", noun="the agency")
    reason = TextField("Why is the agency involved?", noun="why the agency is involved", max_length=200)


class ReasonForm(GovForm):
    reason = TextAreaField("Reason", noun="the reason", max_length=250, rows=3)
    version = VersionField()


class WorkListForm(GovForm):
    says_optional = False
    whose = ChoiceField(
        "Whose",
        choices=[("team", "All I can see"), ("mine", "Allocated to me")],
        required=False,
        small=True,
        initial="team",
    )
    level = SelectField(
        "Risk level",
        choices=[("0", "HIGH"), ("1", "MEDIUM"), ("2", "LOW"), ("3", "No indicators"), ("9", "Not assessed")],
        required=False,
        empty="Any",
    )
    review = ChoiceField(
        "Review", choices=[("any", "Any"), ("overdue", "Overdue")], required=False, small=True, initial="any"
    )


class OpeningsForm(GovForm):
    says_optional = False
    reference = TextField("Child's reference", max_length=9, width="10", required=False, hint="Like 7K3M-Q2XA")
    kind = MultipleChoiceField(
        "What was done", choices=ActionKind.choices, required=False, small=True, initial=list(FIRST_SHOWN)
    )

    def tell_counts(self, counts: Mapping[str, int]) -> None:
        """Say beside each kind how many events of it there are."""
        kind = self.fields["kind"]
        kind.hints = {name: capped_words(count, "event") for name, count in counts.items()}  # type: ignore[attr-defined]
