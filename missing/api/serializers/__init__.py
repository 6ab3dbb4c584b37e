"""The shape of missing episodes and return interviews in the API."""

from missing.api.serializers.episodes import EpisodeIn, EpisodeOut, ReturnIn
from missing.api.serializers.interviews import (
    CompleteIn,
    DeclineIn,
    InterviewOut,
    InterviewSummaryOut,
    OfferIn,
    OfferOut,
)

__all__ = [
    "CompleteIn",
    "DeclineIn",
    "EpisodeIn",
    "EpisodeOut",
    "InterviewOut",
    "InterviewSummaryOut",
    "OfferIn",
    "OfferOut",
    "ReturnIn",
]
