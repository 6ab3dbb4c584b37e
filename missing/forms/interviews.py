"""Offering an interview, closing one without it, completing it, and the filter of the work list."""

from typing import Any

from missing.choices import DeclineReason, InterviewStatus, NotOfferedReason, OfferMethod, OfferOutcome
from missing.models import MissingEpisode
from missing.selectors import InterviewState
from missing.services.interviews import Offer, Refusal
from slscb.core.forms import (
    ChoiceField,
    GovForm,
    MomentField,
    RecordsField,
    SelectField,
    TextAreaField,
    TextField,
    VersionField,
    YesNoField,
)
from slscb.core.words import moment_words

OTHERS = {"other": "or"}


class OfferForm(GovForm):
    """One offer and what came of it."""

    offered_at = MomentField(
        "When was the interview offered?", noun="when the interview was offered", limit="today_or_past"
    )
    offered_by = TextField("Who offered it?", max_length=150, noun="who offered the interview")
    is_independent = YesNoField(
        "Is this person independent of the child’s care?",
        noun="this person is independent of the child’s care",
        hint="Not the carer, the placement or the child’s own social worker",
    )
    method = ChoiceField("How was it offered?", choices=OfferMethod.choices, noun="how it was offered")
    outcome = ChoiceField(
        "What came of it?",
        choices=OfferOutcome.choices,
        noun="what came of the offer",
        reveals={OfferOutcome.ACCEPTED.value: ["arranged_for"], OfferOutcome.DECLINED.value: ["reason"]},
    )
    arranged_for = MomentField("When will the interview be?", noun="when the interview will be", required=False)
    reason = SelectField("Why was it declined?", choices=DeclineReason.choices, noun="why it was declined")
    asked_for = TextField(
        "Whom did the child ask to speak to?",
        max_length=150,
        required=False,
        hint="A child may choose somebody they trust. Leave empty where they did not mind",
    )
    words = TextAreaField("What was said?", max_length=5_000, rows=3, required=False)

    def offer(self) -> Offer:
        """What was typed, as the services take it."""
        cleaned: dict[str, Any] = self.cleaned_data
        return Offer(
            **{name: cleaned[name] for name in Offer.__dataclass_fields__} | {"reason": cleaned["reason"] or ""}
        )


class DeclineForm(GovForm):
    """A refusal that ends the matter."""

    outcome = ChoiceField(
        "Who declined?",
        choices=[
            (InterviewStatus.DECLINED_BY_CHILD.value, "The child"),
            (InterviewStatus.DECLINED_BY_PARENT.value, "A parent or carer"),
        ],
        noun="who declined",
    )
    declined_at = MomentField("When?", noun="when it was declined", limit="today_or_past")
    reason = ChoiceField("Why?", choices=DeclineReason.choices, noun="the reason")
    words = TextAreaField("What was said?", max_length=5_000, rows=4, required=False)

    def refusal(self) -> Refusal:
        """What was typed, as the services take it."""
        cleaned: dict[str, Any] = self.cleaned_data
        return Refusal(**{name: cleaned[name] for name in Refusal.__dataclass_fields__})


class NotOfferForm(GovForm):
    """A decision to close without an interview."""

    reason = ChoiceField(
        "Why will there be no interview?", choices=NotOfferedReason.choices, dividers=OTHERS, noun="the reason"
    )
    words = TextAreaField(
        "What is this decision based on?", max_length=5_000, rows=4, noun="what this decision is based on"
    )


class EpisodesField(RecordsField):
    """Episodes, each named by when it began and ended."""

    def label_from_instance(self, obj: MissingEpisode) -> str:
        """Such as 'Missing from home: Monday 23 November 2026, 9:30am, back Tuesday …'."""
        back = f", back {moment_words(obj.returned_at)}" if obj.returned_at else ""
        return f"{obj.get_episode_kind_display()}: {moment_words(obj.last_seen_at)}{back}"


class CompleteForm(GovForm):
    """Whether the conversation was about other episodes too; not asked where no other waits."""

    also_covers = EpisodesField(
        "Was the conversation about any of these too?",
        required=False,
        hint="Their own interviews are then closed as held together with this one",
    )
    version = VersionField()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not self.fields["also_covers"].queryset:  # type: ignore[attr-defined]
            del self.fields["also_covers"]


class InterviewFilterForm(GovForm):
    """What the work list shows."""

    says_optional = False

    state = ChoiceField(
        "Show",
        choices=InterviewState.choices,
        required=False,
        small=True,
        initial=InterviewState.WAITING,
    )
    whose = ChoiceField(
        "Whose",
        choices=[("all", "All children I can see"), ("mine", "Children allocated to me")],
        required=False,
        small=True,
        initial="all",
    )
