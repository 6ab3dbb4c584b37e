"""What the DfE would refuse of a child's care, said beside the record to mend."""

from collections.abc import Sequence

from cases.choices import CareStatus
from cases.models import CareEpisode, CareFacts, Child
from missing.rules.statutory import Care, care_in_year, year_of
from missing.rules.statutory_checks import Header, Remark, check_care, check_header
from slscb.core.clock import today
from slscb.core.words import day_words

NO_CARE = "The record says that Slough looks after the child, and no episode of care is recorded: begin one."


def care_remarks(child: Child, episodes: Sequence[CareEpisode], facts: CareFacts | None) -> list[str]:
    """Each remark with the rule's number where it is the DfE's, by the return of the year that is running."""
    if not episodes:
        return [NO_CARE] if child.care_status == CareStatus.LOOKED_AFTER else []
    year = year_of(today())
    known = sorted(((Care(one.began_on, one.ended_on), one) for one in episodes), key=lambda pair: pair[0].began_on)
    returned = [(care, one) for care, one in known if care_in_year(care, year)]
    found = [
        _words(remark)
        for remark in check_header(_header(child, facts), [one.legal_status for _, one in returned], year)
    ]
    for care, _ in returned:
        said = [_words(remark) for remark in check_care(care, child.date_of_birth, today())]
        found += [f"Episode of {day_words(care.began_on)}: {words}" for words in said]
    return found if returned else []


def _header(child: Child, facts: CareFacts | None) -> Header:
    said = (facts.upn_unknown, facts.is_mother, facts.own_child_born_on) if facts else ("", None, None)
    return Header(child.sex, child.date_of_birth, child.upn or "", *said)


def _words(remark: Remark) -> str:
    number = f" (rule {remark.rule})" if remark.rule.isdigit() else ""
    return f"{remark.words}{number}."
