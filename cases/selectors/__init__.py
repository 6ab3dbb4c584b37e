from cases.selectors.addresses import Shown, address_version, show_address
from cases.selectors.care import CareShown, care_facts_of, show_care
from cases.selectors.changes import Change, changes_of, hidden, names_of, told
from cases.selectors.children import (
    ChildPage,
    agencies_involved,
    all_visible,
    chronology_of,
    open_child,
    people_of_child,
    remember_listed,
    view_permission_id,
)
from cases.selectors.leads import leads_for
from cases.selectors.notes import may_read, open_note
from cases.selectors.openings import FIRST_SHOWN, Openings, openings, references_of
from cases.selectors.search import Matches, possible_matches, search
from cases.selectors.unusual import openings_between, same_day, unusual_accesses
from cases.selectors.work_list import WorkListFilter, work_list

__all__ = [
    "FIRST_SHOWN",
    "CareShown",
    "Change",
    "ChildPage",
    "Matches",
    "Openings",
    "Shown",
    "WorkListFilter",
    "address_version",
    "agencies_involved",
    "all_visible",
    "care_facts_of",
    "changes_of",
    "chronology_of",
    "hidden",
    "leads_for",
    "may_read",
    "names_of",
    "open_child",
    "open_note",
    "openings",
    "openings_between",
    "people_of_child",
    "possible_matches",
    "references_of",
    "remember_listed",
    "same_day",
    "search",
    "show_address",
    "show_care",
    "told",
    "unusual_accesses",
    "view_permission_id",
    "work_list",
]
