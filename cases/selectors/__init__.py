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
from cases.selectors.documents import (
    document_counts,
    documents_of,
    file_of,
    has_file,
    is_scanner_well,
    may_open,
    open_document,
)
from cases.selectors.leads import leads_for
from cases.selectors.notes import may_read, open_note
from cases.selectors.openings import FIRST_SHOWN, Openings, openings, references_of
from cases.selectors.parts import allocations_of, involvements_of, notes_of, people_shown
from cases.selectors.protection import (
    ProtectionPage,
    clashes_waiting,
    deny_list,
    people_taken_off,
    people_who_may_see,
    people_who_see,
    protection_of,
    records_with_too_few,
    who_is_told,
)
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
    "ProtectionPage",
    "Shown",
    "WorkListFilter",
    "address_version",
    "agencies_involved",
    "all_visible",
    "allocations_of",
    "care_facts_of",
    "changes_of",
    "chronology_of",
    "clashes_waiting",
    "deny_list",
    "document_counts",
    "documents_of",
    "file_of",
    "has_file",
    "hidden",
    "involvements_of",
    "is_scanner_well",
    "leads_for",
    "may_open",
    "may_read",
    "names_of",
    "notes_of",
    "open_child",
    "open_document",
    "open_note",
    "openings",
    "openings_between",
    "people_of_child",
    "people_shown",
    "people_taken_off",
    "people_who_may_see",
    "people_who_see",
    "possible_matches",
    "protection_of",
    "records_with_too_few",
    "references_of",
    "remember_listed",
    "same_day",
    "search",
    "show_address",
    "show_care",
    "told",
    "unusual_accesses",
    "view_permission_id",
    "who_is_told",
    "work_list",
]
