"""List 8 of Annex A as Ofsted wants it: columns, order, words, days as dd/mm/yyyy."""

from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

from cases.choices import Ethnicity, Sex
from missing.presenters.statutory import Line, written
from missing.rules import annex_a as rules
from missing.rules.annex_a import NO, YES, Placed
from missing.selectors.annex_a import Listed
from slscb.core.days import age_on
from slscb.core.spreadsheets import neutralise

LIST_8 = "annex_a_list_8.csv"
COLUMNS = {
    LIST_8: (
        "Child Unique ID",
        "Gender",
        "Ethnicity",
        "Date of Birth",
        "Age of Child (Years)",
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
        "Does the Child have a Disability",
        "Date Started to be Looked After",
        "Child's Category of Need",
        "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
        "Start date of current legal status",
        "Child's Legal Status",
        "Date of Latest Statutory Review",
        "Date of Last Social Work Visit",
        "What is the permanence plan for this child?",
        "Date of Last IRO Visit / Contact to the Child",
        "Date of Last Health Assessment",
        "Date of Last Dental Check",
        "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
        "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
        "Did the child accept a Return Interview after their last missing episode (Y/N)?",
        "Date Ceased to be Looked After",
        "Reason Ceased to be Looked After",
        "Start Date of Most Recent Placement",
        "Placement Type",
        "Placement Provider",
        "Placement Postcode",
        "Placement URN",
        "Placement Location",
        "LA of Placement",
        "Number of Placements in the last 12 months",
        "Allocated Team",
        "Allocated Worker",
    )
}
GENDERS = {Sex.MALE.value: "a) Male", Sex.FEMALE.value: "b) Female", Sex.UNKNOWN.value: "c) Not stated/recorded"}
ETHNICITIES = {code: f"{letter}) {code}" for letter, code in zip(ascii_lowercase, Ethnicity.values, strict=False)}
NOT_KEPT = ""  # what this register does not hold


@dataclass(frozen=True, slots=True)
class Away:
    """What is listed of a child's absences; the two answers are empty where there was none missing."""

    missing: int
    absent: int
    offered: str
    accepted: str


def line(child: Listed, care: list[Placed], away: Away, on: date) -> Line:
    """A child's line. Where no episode of care is recorded, what would follow from it is empty."""
    born_on = child.born_on
    about = (GENDERS[child.sex], ETHNICITIES[child.ethnicity], written(born_on), str(age_on(born_on, on)))
    absences = (str(away.missing), str(away.absent), away.offered, away.accepted)
    holds = (neutralise(child.team), neutralise(child.worker))
    began, ended = (_in_care(child, care, on), _placed(child, care, on)) if care else (("",) * 5, ("",) * 10)
    reviews = (NOT_KEPT,) * 6
    return (child.reference, *about, NOT_KEPT, NOT_KEPT, *began, *reviews, *absences, *ended, *holds)


def _in_care(child: Listed, care: list[Placed], on: date) -> Line:
    """From when the child started to be looked after to the legal status."""
    return (
        written(care[rules.period_began(care)].began_on),
        child.care[len(care) - 1]["category_of_need"],
        YES if rules.is_second(care, rules.months_up_to(on)) else NO,
        written(rules.legal_status_began(care)),
        care[-1].legal_status,
    )


def _placed(child: Listed, care: list[Placed], on: date) -> Line:
    """From the end of care to the number of placements."""
    last = child.care[len(care) - 1]
    return (
        written(care[-1].ended_on),
        care[-1].reason_ended,
        written(rules.placement_began(care)),
        last["placement"],
        last["provider"],
        last["placement_postcode"],
        last["urn"],
        NOT_KEPT,
        NOT_KEPT,
        str(rules.placements(care, rules.months_up_to(on))),
    )
