"""The shape of what is typed about missing episodes and return interviews."""

from missing.forms.answers import SECTIONS, AnswersForm
from missing.forms.endings import InErrorForm, UnresolvedForm
from missing.forms.episodes import NOT_GRADED, ChangeReportForm, ReportForm, ReturnForm
from missing.forms.gradings import GradingForm
from missing.forms.interviews import CompleteForm, DeclineForm, InterviewFilterForm, NotOfferForm, OfferForm
from missing.forms.links import LinkForm, MentionForm, MentionRemoveForm
from missing.forms.notifications import NotificationForm
from missing.forms.preventions import ChangePreventionForm, PreventionForm
from missing.forms.profile import ProfileForm
from missing.forms.sharing import SharingForm, SignOffForm

__all__ = [
    "NOT_GRADED",
    "SECTIONS",
    "AnswersForm",
    "ChangePreventionForm",
    "ChangeReportForm",
    "CompleteForm",
    "DeclineForm",
    "GradingForm",
    "InErrorForm",
    "InterviewFilterForm",
    "LinkForm",
    "MentionForm",
    "MentionRemoveForm",
    "NotOfferForm",
    "NotificationForm",
    "OfferForm",
    "PreventionForm",
    "ProfileForm",
    "ReportForm",
    "ReturnForm",
    "SharingForm",
    "SignOffForm",
    "UnresolvedForm",
]
