"""Words and links for episodes of care and what the yearly return asks besides."""

from django.urls import reverse

from cases.choices import Sex
from cases.selectors import CareShown
from slscb.core.parts import Cell, Row, Table
from slscb.core.words import day_words

CHANGE_CARE = (
    ("Begin an episode of care", "cases:care-begin", "address.change"),
    ("Change the facts for the yearly return", "cases:care-facts", "address.change"),
)


def care_table(found: CareShown, may_change: bool) -> Table | None:
    """Episodes of care, the newest first, each with the way to correct it."""
    rows = [
        (
            f"{day_words(one.began_on)} to {day_words(one.ended_on) if one.ended_on else 'now'}",
            f"{one.get_legal_status_display()} ({one.legal_status})",
            f"{one.get_placement_display()} ({one.placement})",
            one.placement_postcode,
            one.get_reason_ended_display() if one.reason_ended else "",
            Cell("Change", reverse("cases:care-change", args=[one.public_id])) if may_change else "",
        )
        for one in found.episodes
    ]
    columns = ["From and to", "Legal status", "Placement", "Postcode", "Why it ended", "Correct or end"]
    return Table.of("Episodes of care", columns, rows) if rows else None


def care_facts(found: CareShown) -> list[Row]:
    """What the yearly return asks besides, in words."""
    facts, child = found.facts, found.child
    unknown = facts.get_upn_unknown_display() if facts and facts.upn_unknown else "Not said"
    rows = [Row("Unique pupil number", child.upn or unknown)]
    if child.sex == Sex.FEMALE:
        said = {True: "Yes", False: "No", None: "Not said"}[facts.is_mother if facts else None]
        born = facts.own_child_born_on if facts else None
        rows.append(Row("Is she a mother?", f"{said}, child born {day_words(born)}" if born else said))
    return rows
