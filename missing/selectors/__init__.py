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
from missing.selectors.reminding import Holders, holders, interview_to_remind

__all__ = [
    "ChildMissing",
    "EpisodePage",
    "Holders",
    "InterviewPage",
    "InterviewState",
    "currently_missing",
    "episodes_of",
    "holders",
    "interview_to_remind",
    "interviews",
    "missing_now",
    "missing_of_child",
    "open_episode",
    "open_interview",
    "other_waiting_episodes",
    "remember_listed",
    "repeatedly_missing",
    "to_do",
]
