"""Job f by hand: the waiting interviews in the order in which they fell due, and the rights of each child."""

from django.http import HttpRequest, HttpResponse

from bench.sql.base import MAY_SEE, Section, ask, audit, needs, page, who
from missing.choices import InterviewStatus
from slscb.core.clock import now
from slscb.core.words import due_words, short_moment_words

OVERDUE = f"""
    SELECT c.id, i.public_id, c.reference, c.given_name || ' ' || c.family_name, i.due_at, i.status, i.arranged_for,
           coalesce(w.first_name || ' ' || w.last_name, t.name, 'Nobody yet')
    FROM missing_returninterview i
    JOIN cases_child c ON c.id = i.child_id
    LEFT JOIN cases_allocation a ON a.child_id = c.id AND a.ends_on IS NULL
    LEFT JOIN agencies_team t ON t.id = a.team_id
    LEFT JOIN agencies_user w ON w.id = a.worker_id
    WHERE i.status IN ('offered', 'scheduled', 'to_offer') AND i.due_at < %(now)s AND {MAY_SEE}
    ORDER BY i.due_at, i.id
    LIMIT %(most)s
"""


@needs("interview.list")
def overdue(request: HttpRequest) -> HttpResponse:
    """The longest overdue."""
    found = ask(OVERDUE, most=51, **who(request))[:50]
    audit(request, "list", sorted({row[0] for row in found}))
    rows = [
        [
            (name, f"/missing/interviews/{public_id}/"),
            (reference, ""),
            (due_words(due_at, now()), ""),
            (short_moment_words(due_at), ""),
            (InterviewStatus(status).label, ""),
            (f"For {short_moment_words(arranged)}" if arranged else "", ""),
            (holder, ""),
        ]
        for _, public_id, reference, name, due_at, status, arranged, holder in found
    ]
    return page(request, "Return home interviews", [Section("", rows)])
