"""Job j by hand: assessments in force at MEDIUM and HIGH, those whose police response has not started first."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from bench.sql.base import MAY_SEE, Cell, Section, ask, audit, needs, page, who
from cases.presenters import level_tag
from risk.choices import ResponseStatus
from risk.presenters.levels import why
from slscb.core.clock import today
from slscb.core.words import day_words, due_day_words, opening

FLAGGED = f"""
    SELECT c.id, c.public_id, c.reference, c.given_name || ' ' || c.family_name, a.public_id, a.final_level, a.reasons::json,
           a.assessed_on, b.final_level, r.status, r.due_on, g.name, w.first_name || ' ' || w.last_name
    FROM cases_child c
    JOIN risk_assessment a ON a.child_id = c.id AND a.assessment_kind = 'assessment'
        AND a.status IN ('completed', 'awaiting_approval')
        AND NOT EXISTS (SELECT FROM risk_assessment f WHERE f.previous_id = a.id)
    LEFT JOIN risk_assessment b ON b.id = a.previous_id
    LEFT JOIN risk_requiredresponse r ON r.assessment_id = a.id AND r.response_kind = 'police'
    LEFT JOIN agencies_agency g ON g.id = r.agency_id
    LEFT JOIN agencies_user w ON w.id = r.owner_id
    WHERE c.risk_order IN (0, 1) AND c.status = 'open' AND {MAY_SEE}
    ORDER BY r.status IS DISTINCT FROM 'not_started', c.risk_order, a.assessed_on DESC, a.id DESC
    LIMIT %(most)s
"""


@needs("risk.flagged")
def flagged(request: HttpRequest) -> HttpResponse:
    """The first page."""
    found = ask(FLAGGED, most=51, **who(request))[:50]
    audit(request, "list", [row[0] for row in found])
    return page(request, "Flagged children", [Section("", [cells(row) for row in found])])


def cells(row: tuple[Any, ...]) -> list[Cell]:
    """A child with why and how far police are."""
    _, child, reference, name, assessment, level, reasons, assessed_on, before, status, due_on, agency, owner = row
    is_open = status in ("not_started", "acknowledged")
    due = f"due {day_words(due_on)} ({due_day_words(due_on, today())})" if is_open else ""
    return [
        (name, f"/children/{child}/"),
        (reference, ""),
        (level_tag(level).text, ""),
        (f"was {before or 'none'}", ""),
        (opening(why(reasons)) or "Professional judgement", ""),
        (f"Assessed {day_words(assessed_on)}", f"/risk/assessments/{assessment}/"),
        (ResponseStatus(status).label if status else "None called for", ""),
        (", ".join(filter(None, [agency, owner, due])), ""),
    ]
