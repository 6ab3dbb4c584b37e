from missing.models.episode import MissingEpisode
from missing.models.interview import ReturnInterview
from missing.models.offer import InterviewOffer

__all__ = ["InterviewOffer", "MissingEpisode", "ReturnInterview"]
