"""An assessment as a PDF: the page's own words, so that what the page does not show is not printed either."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from agencies.models import User
from risk.presenters import assessments
from risk.selectors import AssessmentPage
from slscb.core.parts import Row
from slscb.core.pdf import pdf_of
from slscb.core.words import day_words

HANDLING = (
    "This document holds personal information about a child. Do not copy it or pass it on to anybody who does not need it "
    "to keep the child safe. Destroy it when you no longer need it."
)
MISSING = "Not recorded"


def assessment_pdf(user: User, opened: AssessmentPage, today: date, printed_at: datetime) -> bytes:
    """The assessment as a tagged PDF, marked and with the name of whoever printed it across every page."""
    return pdf_of("risk_assessment.typ", assessment_data(user, opened, today), str(user), printed_at)


def name_of(opened: AssessmentPage) -> str:
    """The file's name, which holds the reference and no name."""
    one = opened.assessment
    return f"risk-{one.assessment_kind}-{one.child.reference}-{one.assessed_on:%Y-%m-%d}.pdf"


def assessment_data(user: User, opened: AssessmentPage, today: date) -> dict[str, Any]:
    """What the template shows, as plain JSON."""
    one, result = opened.assessment, assessments.result(opened)
    return {
        "title": assessments.title(one),
        "about": f"{one.child.full_name} · {one.child.reference} · born {day_words(one.child.date_of_birth)}",
        "handling": HANDLING,
        "gave": f"The tool gave {result.tag.text}",
        "warning": result.refer_at_once,
        "because": [{"rule": because.rule, "indicators": list(because.indicators)} for because in result.because],
        "flags": list(result.flags),
        "facts": _pairs(assessments.facts(one, today)),
        "evidence": [
            {
                "title": item.title,
                "tags": " · ".join(tag.text for tag in (item.tag, item.mark) if tag),
                "evidence": item.evidence,
                "facts": ". ".join(item.facts),
            }
            for item in assessments.evidence(user, opened)
        ],
        "gone": assessments.gone(opened),
        "words": _pairs(assessments.in_words(one)),
        "responses": [
            [called.title, ", ".join(filter(None, (called.tag.text, called.facts)))]
            for called in assessments.responses(user, opened.responses, today)
        ],
    }


def _pairs(rows: Sequence[Row]) -> list[list[str]]:
    return [[row.label, row.value or (row.tag.text if row.tag else MISSING)] for row in rows]
