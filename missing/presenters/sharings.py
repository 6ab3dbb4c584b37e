"""Whom a completed interview was shared with and its sign-off, in words."""

from collections.abc import Iterable
from typing import Any

from agencies.models import User
from missing import rules
from missing.choices import InterviewStatus
from missing.models import InterviewSharing, ReturnInterview
from slscb.core.pages import Link, address_of
from slscb.core.parts import Cell, Row, Table
from slscb.core.words import moment_words, short_moment_words

COLUMNS = ("With whom", "What", "Why", "Child told", "When")
OWN = "You held or completed this interview: another manager or the CSE lead signs it off."


def after_completion(
    user: User, interview: ReturnInterview, shared: Iterable[InterviewSharing]
) -> dict[str, Any] | None:
    """What follows once an interview is completed; nothing before."""
    if interview.status != InterviewStatus.COMPLETED:
        return None
    table = sharing_table(shared)
    return {
        "table": table if table.rows else None,
        "record": _link(user, interview, "interview.record", "share", "Record who it was shared with"),
        "sign_off_rows": _sign_off_rows(interview),
        **_signing(user, interview),
    }


def sharing_table(shared: Iterable[InterviewSharing]) -> Table:
    """Each body with what it was given, why, and whether the child was told."""
    rows: list[list[str | int | Cell]] = [
        [
            Cell(one.body, hint=one.person),
            Cell(one.get_shared_display(), hint=one.get_basis_display()),
            one.why,
            Cell("Yes" if one.child_told else "No", hint=one.not_told_reason),
            Cell(short_moment_words(one.shared_at), hint=f"Recorded by {one.recorded_by}"),
        ]
        for one in shared
    ]
    return Table.of("Who it was shared with", COLUMNS, rows, is_caption_hidden=True)


def _sign_off_rows(interview: ReturnInterview) -> list[Row]:
    if interview.signed_off_at is None:
        return []
    return [
        Row("Signed off by", str(interview.signed_off_by)),
        Row("When", moment_words(interview.signed_off_at)),
        *([Row("Comment", interview.sign_off_words)] if interview.sign_off_words else []),
    ]


def _signing(user: User, interview: ReturnInterview) -> dict[str, Any]:
    """The way to the sign-off, or why this person is not offered it."""
    if interview.signed_off_at is not None or not user.may("interview.sign_off"):
        return {"sign_off": None, "own": ""}
    if rules.is_own(user.pk, str(user), interview.completed_by_id, interview.interviewer):
        return {"sign_off": None, "own": OWN}
    return {"sign_off": _link(user, interview, "interview.sign_off", "sign-off", "Sign off the interview"), "own": ""}


def _link(user: User, interview: ReturnInterview, capability: str, page: str, text: str) -> Link | None:
    if not user.may(capability):
        return None
    return Link(text, address_of(f"missing:interview-{page}", interview.public_id))
