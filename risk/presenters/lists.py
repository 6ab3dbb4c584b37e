"""Lists of assessments: flagged children, approvals that wait, reviews due."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from agencies.models import User
from cases.models import Child
from cases.presenters import level_tag
from risk import selectors
from risk.choices import AssessmentKind
from risk.models import Assessment, RequiredResponse, ToolDraft
from risk.presenters.assessments import KIND, STATUS_COLOURS, address, decide_address, response, title
from risk.presenters.levels import WORDS, why
from risk.rules import refer_at_once
from risk.selectors import Flagged
from slscb.core.pages import address_of
from slscb.core.parts import Cell, Table, Tag
from slscb.core.words import day_words, due_day_words, opening, short_moment_words


def flagged(user: User, found: Iterable[Flagged], today: date) -> list[dict[str, object]]:
    """Children at MEDIUM or HIGH with the police response and its button."""
    return [
        {
            "child": one.child,
            "child_href": address_of("cases:child-view", one.child.public_id),
            "href": address(one.assessment),
            "level": level_tag(one.assessment.final_level),
            "new": Tag("Newly raised", "purple") if selectors.is_newly_raised(one.assessment) else None,
            "refer": Tag("Refer at once", "red") if refer_at_once(one.assessment.flags) else None,
            "why": opening(why(one.assessment.reasons)) or "Professional judgement",
            "what": title(one.assessment),
            "response": response(user, one.police, today) if one.police else None,
        }
        for one in found
    ]


def way_back(sent: str) -> str:
    """The list of flagged children as somebody had filtered it, where that is what was sent; never another address."""
    own = reverse("risk:flagged-list")
    return sent if sent == own or sent.startswith(f"{own}?") else ""


def flagged_table(found: Iterable[Flagged]) -> Table:
    """The first of the flagged list, for the home page."""
    rows = [
        (
            Cell(one.child.full_name, href=address(one.assessment), hint=one.child.reference),
            Cell(tag=level_tag(one.assessment.final_level)),
            Cell(tag=_status(one.police)),
        )
        for one in found
    ]
    return Table.of("Flagged children", ["Child", "Level", "Police response"], rows, is_caption_hidden=True)


def waiting_table(found: Iterable[Assessment]) -> Table:
    """Lower levels that wait for approval."""
    rows = [
        (
            Cell(one.child.full_name, href=decide_address(one), hint=one.child.reference),
            Cell(f"{WORDS[one.calculated_level]} to {WORDS[one.requested_level]}"),
            str(one.completed_by),
            day_words(one.assessed_on),
        )
        for one in found
    ]
    return Table.of("Approvals waiting", ["Child", "Asked for", "By", "Assessed"], rows, is_caption_hidden=True)


def reviews_table(children: Iterable[Child], today: date) -> Table:
    """Children whose review is due."""
    rows = [
        (
            Cell(child.full_name, href=address_of("risk:assessment-create", child.public_id), hint=child.reference),
            Cell(tag=level_tag(child.risk_level)),
            opening(due_day_words(child.review_due_on, today)) if child.review_due_on else "",
        )
        for child in children
    ]
    return Table.of("Reviews due", ["Child", "Level", "Due"], rows, is_caption_hidden=True)


def drafts_table(found: Iterable[ToolDraft]) -> Table:
    """What somebody has begun and not completed."""
    rows = [
        (
            Cell(one.child.full_name, href=begun_address(one), hint=one.child.reference),
            KIND[AssessmentKind(one.assessment_kind)],
            short_moment_words(one.changed_at),
        )
        for one in found
    ]
    return Table.of("Begun and not completed", ["Child", "What", "Kept"], rows, is_caption_hidden=True)


def begun_address(draft: ToolDraft) -> str:
    """The tool's page, which opens with the draft."""
    return address_of(f"risk:{draft.assessment_kind}-create", draft.child.public_id)


def _status(police: RequiredResponse | None) -> Tag:
    if police is None:
        return Tag("None called for", "grey")
    return Tag(police.get_status_display(), STATUS_COLOURS[police.status])
