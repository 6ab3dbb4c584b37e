"""The shape of what is typed about missing episodes and return interviews."""

from missing.forms.answers import SECTIONS, AnswersForm
from missing.forms.episodes import NOT_GRADED, ChangeReportForm, ReportForm, ReturnForm
from missing.forms.interviews import CompleteForm, DeclineForm, InterviewFilterForm, NotOfferForm, OfferForm
from missing.forms.links import LinkForm, MentionForm, MentionRemoveForm
from missing.forms.profile import ProfileForm

__all__ = [
    "NOT_GRADED",
    "SECTIONS",
    "AnswersForm",
    "ChangeReportForm",
    "CompleteForm",
    "DeclineForm",
    "InterviewFilterForm",
    "LinkForm",
    "MentionForm",
    "MentionRemoveForm",
    "NotOfferForm",
    "OfferForm",
    "ProfileForm",
    "ReportForm",
    "ReturnForm",
]
