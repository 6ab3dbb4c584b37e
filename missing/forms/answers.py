"""The guided return home interview, one short form a section, so that little is lost when a telephone loses its signal."""

from typing import Any, ClassVar

from missing.choices import GoingAgain, Harm, PullFactor, PushFactor
from missing.forms.moments import as_saved
from missing.models import ReturnInterview
from slscb.core.forms import (
    ChoiceField,
    ConfirmationField,
    GovForm,
    MomentField,
    MultipleChoiceField,
    RecordField,
    TextAreaField,
    TextField,
    VersionField,
    YesNoField,
)

LONGEST = 20_000


def words(label: str, hint: str = "", rows: int = 5) -> TextAreaField:
    """A question answered in one's own words."""
    return TextAreaField(label, max_length=LONGEST, rows=rows, required=False, hint=hint)


class AnswersForm(GovForm):
    """One section of the interview. `marks` are the answers by which it counts as written."""

    title: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    marks: ClassVar[tuple[str, ...]] = ()
    says_optional = False

    version = VersionField()

    @classmethod
    def of(cls, interview: ReturnInterview) -> "AnswersForm":
        """The section filled with what is kept."""
        return cls(initial=cls.kept(interview))

    @classmethod
    def kept(cls, interview: ReturnInterview) -> dict[str, Any]:
        """What is kept of this section."""
        return {name: getattr(interview, name) for name in cls.base_fields}

    @classmethod
    def is_written(cls, interview: ReturnInterview) -> bool:
        """Whether there is something in this section."""
        names = cls.marks or tuple(name for name in cls.base_fields if name != "version")
        return any(getattr(interview, name) not in (None, "", []) for name in names)

    def written(self) -> dict[str, Any]:
        """What was typed, as the services take it."""
        typed = as_saved(self.cleaned_data, self.initial)
        return {name: value for name, value in typed.items() if name != "version"}


class AboutForm(AnswersForm):
    """When, where and by whom."""

    title, hint = "The interview", "When, where and with whom"
    marks = ("held_at",)
    says_optional = True

    held_at = MomentField("When was the interview held?", noun="when the interview was held", limit="today_or_past")
    interviewer = TextField("Who held it?", max_length=150, noun="who held the interview")
    agency = RecordField("Their agency", required=False, empty="Another organisation")
    is_independent = YesNoField(
        "Are they independent of the child’s care?",
        noun="the interviewer is independent of the child’s care",
        hint="Not the carer, the placement or the child’s own social worker",
        reveals={"no": ["chosen_by_child", "not_independent_reason"]},
    )
    chosen_by_child = YesNoField("Did the child ask for this person?", noun="the child asked for this person")
    not_independent_reason = TextField("If not, why this person?", max_length=500, required=False)
    in_person = YesNoField("Was it in person?", noun="the interview was in person")
    place = TextField("Where?", max_length=200, required=False)
    sharing_explained = ConfirmationField("I explained who will be told what the child says, and why", required=False)
    late_reason = TextField(
        "If it was held after the 72 hours, why?",
        max_length=500,
        required=False,
    )

    @classmethod
    def kept(cls, interview: ReturnInterview) -> dict[str, Any]:
        """Before anything is written no answer stands there ready to be overlooked."""
        kept = super().kept(interview)
        unasked = ("is_independent", "chosen_by_child", "in_person")
        return kept if cls.is_written(interview) else kept | dict.fromkeys(unasked)

    def written(self) -> dict[str, Any]:
        """As typed; a question that was not asked because the interviewer is independent counts as no."""
        answers = super().written()
        return answers | {"chosen_by_child": bool(answers["chosen_by_child"])}


class WhyForm(AnswersForm):
    """Why the child left."""

    title, hint = "Why they left", "What pushed the child out, what drew them away"

    push_factors = MultipleChoiceField(
        "What pushed the child out?", choices=PushFactor.choices, required=False, hint="Tick all that apply"
    )
    pull_factors = MultipleChoiceField(
        "What, or who, drew the child away?", choices=PullFactor.choices, required=False, hint="Tick all that apply"
    )
    why_left = words("Anything more about why?")


class WhereForm(AnswersForm):
    """Where the child was and with whom."""

    title, hint = "Where they were", "Places, people, travel, what happened"

    where_stayed = words("Where did they go and stay?", "Addresses or anything that would help to find the place", 3)
    with_whom = words("Who were they with?", "Names, nicknames, ages, what they look like, cars", 3)
    travel = words("How did they travel?", rows=2)
    what_happened = words("What happened while they were away?", "Money, food, gifts, drugs, alcohol, parties, work")
    online = words("Phones and social media", "Who they were in touch with, names used online, any new phone", 3)


class HarmForm(AnswersForm):
    """What harm the child told of."""

    title, hint = "Harm and health", "What hurt the child, before or while missing"

    harms = MultipleChoiceField(
        "What harm did the child tell of, or did you see?",
        choices=Harm.choices,
        required=False,
        hint="Before they left or while they were away. Tick all that apply",
    )
    harm_details = words("What did they tell you?")
    health_needs = words("Injuries or health needs", rows=3)


class WordsForm(AnswersForm):
    """The child's voice."""

    title, hint = "In the child’s words", "What they said, and what would help"

    childs_words = words("What did the child say, in their own words?", "As they said it, with nothing put right", 8)
    what_would_help = words("What would help them not to go missing again?")


class SafetyForm(AnswersForm):
    """Whether the child is safe, and what comes next."""

    title, hint = "Safety and next steps", "Is the child safe now, and who does what"

    is_safe_now = YesNoField(
        "Is the child safe now?", noun="the child is safe now", reveals={"no": ["immediate_safety"]}, required=False
    )
    immediate_safety = words("What has been done to make them safe?", "In immediate danger, call 999 first", 4)
    going_again = ChoiceField("Will the child go missing again?", choices=GoingAgain.choices, required=False)
    next_steps = words("What will happen next, and who will do it?")


SECTIONS: dict[str, type[AnswersForm]] = {
    "interview": AboutForm,
    "why": WhyForm,
    "where": WhereForm,
    "harm": HarmForm,
    "words": WordsForm,
    "safety": SafetyForm,
}
