"""The shape of missing episodes and return interviews in the API."""

from missing.api.serializers.episodes import EpisodeIn, EpisodeOut, ReturnIn
from missing.api.serializers.gradings import GradingIn, GradingOut
from missing.api.serializers.interviews import (
    AnswersIn,
    CompleteIn,
    InterviewDeclineIn,
    InterviewOut,
    InterviewSummaryOut,
    OfferIn,
    OfferOut,
)
from missing.api.serializers.links import DecideIn, LinkOut, MentionIn, MentionOut
from missing.api.serializers.notifications import NotificationIn, NotificationOut
from missing.api.serializers.preventions import PreventionIn, PreventionOut
from missing.api.serializers.profile import ProfileIn, ProfileOut
from missing.api.serializers.sharing import SharingIn, SharingOut, SignOffIn

__all__ = [
    "AnswersIn",
    "CompleteIn",
    "DecideIn",
    "EpisodeIn",
    "EpisodeOut",
    "GradingIn",
    "GradingOut",
    "InterviewDeclineIn",
    "InterviewOut",
    "InterviewSummaryOut",
    "LinkOut",
    "MentionIn",
    "MentionOut",
    "NotificationIn",
    "NotificationOut",
    "OfferIn",
    "OfferOut",
    "PreventionIn",
    "PreventionOut",
    "ProfileIn",
    "ProfileOut",
    "ReturnIn",
    "SharingIn",
    "SharingOut",
    "SignOffIn",
]
