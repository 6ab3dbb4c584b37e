from cases.selectors.children import (
    ChildPage,
    all_visible,
    chronology_of,
    open_child,
    people_of_child,
    remember_listed,
)
from cases.selectors.search import Matches, possible_matches, search
from cases.selectors.work_list import WorkListFilter, work_list

__all__ = [
    "ChildPage",
    "Matches",
    "WorkListFilter",
    "all_visible",
    "chronology_of",
    "open_child",
    "people_of_child",
    "possible_matches",
    "remember_listed",
    "search",
    "work_list",
]
