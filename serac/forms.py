"""The shape of what is typed about the panel. Rules are the services'."""

from datetime import date
from typing import Any

from agencies.choices import PARTNERS
from serac.choices import ActionStatus, ClosedReason, Outcome
from serac.services.actions import Progress
from serac.services.decisions import Decided
from serac.services.items import Notes
from slscb.core.forms import (
    ChoiceField,
    ConfirmationField,
    DateField,
    GovForm,
    RecordField,
    RecordsField,
    Section,
    SelectField,
    TextAreaField,
    TextField,
    VersionField,
    WholeNumberField,
)
from slscb.core.words import day_words

YES = ConfirmationField


class MeetingForm(GovForm):
    """A day on which the panel meets."""

    held_on = DateField("Day of the meeting", hint="The panel meets every four weeks")


class VersionForm(GovForm):
    """Nothing to fill in; only the version that the person had in front of them."""

    version = VersionField()


class ReferralForm(GovForm):
    """Why the panel should discuss a child."""

    reason = TextAreaField(
        "Why should the panel discuss this child?",
        noun="why the panel should discuss this child",
        hint="What worries you, what has been tried, and what you ask of the panel",
        max_length=4_000,
        rows=8,
        count=True,
    )


class AcceptForm(VersionForm):
    """A referral accepted."""

    reason = TextAreaField("What to tell the referrer", max_length=2_000, rows=3, required=False)


class DeclineForm(VersionForm):
    """A referral not accepted."""

    decision_reason = TextAreaField(
        "Why is the referral not accepted?", noun="why the referral is not accepted", max_length=2_000
    )


class AddItemForm(GovForm):
    """A child put on an agenda by the reference."""

    child = TextField(
        "Reference of the child",
        width="10",
        hint="It stands beside the name on the child’s page, such as K7QM-2XPA",
        max_length=9,
        spellcheck="false",
    )
    reason = TextField("Why the child is put on the agenda", max_length=500)


class ListChildForm(GovForm):
    """A child put on one of the next agendas, from the child's page."""

    meeting = RecordField("Meeting", radios=True)
    reason = TextField("Why the child is put on the agenda", max_length=500)


class RemoveForm(VersionForm):
    """A child taken off an agenda."""

    reason = TextField(
        "Why the child is taken off the agenda", max_length=500, hint="The rules will not put the child back"
    )


class MoveForm(VersionForm):
    """An item's place among those listed."""

    place = WholeNumberField("Place on the agenda", hint="1 is the first", min_value=1, max_value=99_999)


class NotesForm(VersionForm):
    """What is written on an item before the meeting."""

    sections = (
        Section("For the meeting", ("note", "presenter", "minutes_planned")),
        Section("Views", ("child_views", "family_views", "represented_by")),
    )
    note = TextAreaField("Note for the panel", max_length=2_000, required=False)
    presenter = RecordField("Who presents the child", required=False, empty="Nobody named")
    minutes_planned = WholeNumberField("Minutes planned", min_value=1, max_value=120, required=False)
    child_views = TextAreaField("The child’s views", max_length=2_000, required=False)
    family_views = TextAreaField("The family’s views", max_length=2_000, required=False)
    represented_by = TextField("Who speaks for them", max_length=150, required=False, hint="For example an advocate")

    def notes(self) -> Notes:
        """What the service takes."""
        return Notes(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


class DecisionForm(GovForm):
    """What the panel decided. `meetings` are the days from which the next review can be chosen."""

    sections = (
        Section("What was discussed", ("discussion",)),
        Section("What the panel decided", ("outcome", "reason", "plan_in_place", "lead_agency_agrees")),
        Section("What follows", ("next_review_on",)),
    )
    discussion = TextAreaField("Discussion", max_length=10_000, rows=8, required=False)
    outcome = ChoiceField("Decision", choices=Outcome.choices, reveals={"close": ["closed_reason"]})
    closed_reason = ChoiceField("Reason for closing", choices=ClosedReason.choices)
    reason = TextAreaField(
        "Why the panel decided this", max_length=4_000, required=False, hint="Needed unless the child simply continues"
    )
    plan_in_place = YES("A plan is in place", required=False)
    lead_agency_agrees = YES("The lead agency agrees", required=False)
    next_review_on = SelectField("Next review by the panel", required=False, empty="No review fixed")
    version = VersionField()

    def __init__(self, *args: Any, meetings: list[date] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        days = [(day.isoformat(), day_words(day)) for day in meetings or []]
        self.fields["next_review_on"].choices = [("", "No review fixed"), *days]  # type: ignore[attr-defined]

    def decided(self) -> Decided:
        """What the service takes."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        day = values.pop("next_review_on")
        closed_reason = values.pop("closed_reason") or ""
        return Decided(**values, closed_reason=closed_reason, next_review_on=date.fromisoformat(day) if day else None)


class ActionForm(GovForm):
    """An action for an agency."""

    title = TextField("What is to be done", max_length=500, hint="One thing, so that it is plain when it is done")
    agency = RecordField("Agency")
    owner = RecordField("Person", required=False, empty="The agency decides", hint="Leave empty where nobody is named")
    due_on = DateField("Due", required=False, hint="Leave empty for the day of the next meeting")


class ProgressForm(VersionForm):
    """How far an action has come."""

    status = ChoiceField(
        "How far has it come?", noun="how far the action has come", choices=ActionStatus.choices,
        reveals={"done": ["completed_on"]},
    )  # fmt: skip
    completed_on = DateField("Done on", limit="today_or_past", required=False, hint="Leave empty for today")
    outcome = TextAreaField(
        "What came of it, or why not",
        max_length=1_000,
        required=False,
        hint="Say why where it was not possible or not done",
    )

    def progress(self) -> Progress:
        """What the service takes."""
        return Progress(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


class MeetingRecordForm(VersionForm):
    """Who was there, and the minutes of all but the cases."""

    present = RecordsField("Agencies that were present", noun="the agencies that were present")
    apologies = RecordsField("Apologies from", required=False)
    minutes = TextAreaField("Minutes", max_length=20_000, rows=12, required=False, hint="Everything but the children")


class ActionFilters(GovForm):
    """What the list of actions shows."""

    says_optional = False

    state = ChoiceField(
        "Show",
        choices=[("open", "To do"), ("overdue", "Overdue"), ("settled", "Settled"), ("all", "All")],
        required=False,
        initial="open",
        small=True,
    )
    agency = SelectField(
        "Agency", choices=[(code.value, code.label) for code in PARTNERS], required=False, empty="All agencies"
    )


class ReferralFilters(GovForm):
    """What the list of referrals shows."""

    says_optional = False

    state = ChoiceField(
        "Show",
        choices=[("submitted", "Waiting"), ("accepted", "Accepted"), ("all", "All")],
        required=False,
        initial="submitted",
        small=True,
    )
