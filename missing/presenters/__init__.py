"""Words, colours and links for missing episodes and return interviews. No decision and no query."""

from missing.presenters.episodes import child_link, missing_now_table, past_episodes_table
from missing.presenters.gradings import turns_missing
from missing.presenters.interviews import answer_sections, interview_table
from missing.presenters.links import link_facts, links_page, mention_words, waiting_table
from missing.presenters.pages import clock_of, episode_page, interview_page, missing_card, record_page
from missing.presenters.profile import profile_page
from missing.presenters.tags import due_in_words, is_overdue

__all__ = [
    "answer_sections",
    "child_link",
    "clock_of",
    "due_in_words",
    "episode_page",
    "interview_page",
    "interview_table",
    "is_overdue",
    "link_facts",
    "links_page",
    "mention_words",
    "missing_card",
    "missing_now_table",
    "past_episodes_table",
    "profile_page",
    "record_page",
    "turns_missing",
    "waiting_table",
]
