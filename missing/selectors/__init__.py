from missing.selectors.children import (
    ChildMissing,
    currently_missing,
    episodes_of,
    missing_now,
    missing_of_child,
    repeatedly_missing,
)
from missing.selectors.episodes import EpisodePage, open_episode
from missing.selectors.interviews import (
    InterviewPage,
    InterviewState,
    interviews,
    open_interview,
    other_waiting_episodes,
    remember_listed,
    to_do,
)
from missing.selectors.reminding import interview_to_remind, people_told

__all__ = [
    "ChildMissing",
    "EpisodePage",
    "InterviewPage",
    "InterviewState",
    "currently_missing",
    "episodes_of",
    "interview_to_remind",
    "interviews",
    "missing_now",
    "missing_of_child",
    "open_episode",
    "open_interview",
    "other_waiting_episodes",
    "people_told",
    "remember_listed",
    "repeatedly_missing",
    "to_do",
]
