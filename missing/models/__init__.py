from missing.models.episode import MissingEpisode
from missing.models.extract import Extract, ExtractMapping, ExtractMatch, ExtractRow
from missing.models.grading import PoliceGrading
from missing.models.interview import ReturnInterview
from missing.models.link import EpisodeLink
from missing.models.notification import AuthorityNotification
from missing.models.offer import InterviewOffer
from missing.models.prevention import PreventionInterview
from missing.models.profile import MissingProfile
from missing.models.sharing import InterviewSharing

__all__ = [
    "AuthorityNotification",
    "EpisodeLink",
    "Extract",
    "ExtractMapping",
    "ExtractMatch",
    "ExtractRow",
    "InterviewOffer",
    "InterviewSharing",
    "MissingEpisode",
    "MissingProfile",
    "PoliceGrading",
    "PreventionInterview",
    "ReturnInterview",
]
