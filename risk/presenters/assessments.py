"""One assessment and a child's history of them, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from agencies.models import User
from cases.presenters import level_tag
from cases.presenters.changes import link_to_changes
from risk import rules
from risk.choices import AssessmentKind, AssessmentStatus, ExploitationModel, ResponseStatus, TraffickingElement
from risk.models import Assessment, IndicatorTick, RequiredResponse
from risk.models.response import OPEN_STATUSES
from risk.presenters import levels
from risk.selectors import AssessmentPage, may_read
from slscb.core.marking import NOT_SHOWN
from slscb.core.pages import Link, address_of
from slscb.core.parts import Cell, Colour, Row, Table, Tag
from slscb.core.words import day_words, due_day_words, listed, opening

KIND = {AssessmentKind.SCREENING: "Screening", AssessmentKind.ASSESSMENT: "Assessment"}
STATUS_COLOURS: dict[str, Colour] = {
    ResponseStatus.NOT_STARTED: "red",
    ResponseStatus.ACKNOWLEDGED: "blue",
    ResponseStatus.DONE: "green",
    ResponseStatus.NOT_NEEDED: "grey",
}


@dataclass(frozen=True)
class Evidence:
    """One tick with everything known about it."""

    title: str
    tool_words: str
    evidence: str
    facts: Sequence[str]
    tag: Tag
    mark: Tag | None


@dataclass(frozen=True)
class Response:
    """One required response, and what this person may do with it."""

    title: str
    tag: Tag
    facts: str
    outcome: str
    acknowledge: str
    complete: str


def address(assessment: Assessment) -> str:
    """The page of an assessment."""
    return address_of("risk:assessment-view", assessment.public_id)


def title(assessment: Assessment) -> str:
    """Such as 'Assessment of 23 November 2026'."""
    return f"{KIND[AssessmentKind(assessment.assessment_kind)]} of {day_words(assessment.assessed_on)}"


def page(user: User, opened: AssessmentPage, today: date) -> dict[str, object]:
    """Everything that the page of an assessment shows."""
    one = opened.assessment
    return {
        "assessment": one,
        "result": result(opened),
        "final": level_tag(one.final_level),
        "facts": facts(one, today),
        "in_words": in_words(one),
        "evidence": evidence(user, opened),
        "gone": gone(opened),
        "other_version": other_version(opened),
        "step_down": step_down(one),
        "responses": responses(user, opened.responses, today),
        "links": links(user, one),
    }


def result(opened: AssessmentPage) -> levels.Shown:
    """What the tool gave, in words."""
    one = opened.assessment
    return levels.shown(opened.tool, one.calculated_level, one.reasons, one.flags, opened.changes)


def facts(assessment: Assessment, today: date) -> list[Row]:
    """Who, when, with which version, and how the level was settled."""
    one = assessment
    is_screening = one.assessment_kind == AssessmentKind.SCREENING
    rows = [
        Row("Proposed level" if is_screening else "Final level", tag=level_tag(one.final_level)),
        Row("Calculated by the tool", tag=level_tag(one.calculated_level)),
        *_judgement(one),
        Row("Harm", one.get_harm_status_display()),
        Row("Evidence of an offence", "Yes" if one.offence_evidence else "No"),
        Row("Exploitation", "\n".join(ExploitationModel(model).label for model in one.exploitation_models)),
        Row("Trafficking", "\n".join(TraffickingElement(element).label for element in one.trafficking_elements)),
        Row("Completed by", f"{one.completed_by}, {one.agency}"),
        Row("Tool", str(one.instrument), href=address_of("risk:instrument-view", one.instrument.public_id)),
    ]
    if one.review_due_on:
        due = f"{day_words(one.review_due_on)} ({due_day_words(one.review_due_on, today)})"
        rows.insert(2, Row("Review due", "\n".join(filter(None, (due, brought_forward(one))))))
    if one.based_on_screening:
        rows.append(_screened(one))
    return rows


def brought_forward(one: Assessment) -> str:
    """What brought the review forward, and when that was; nothing where nothing did."""
    if not one.review_triggered_on:
        return ""
    return f"Brought forward: {one.get_review_trigger_display()}, {day_words(one.review_triggered_on)}"


def in_words(assessment: Assessment) -> list[Row]:
    """What is said beside the indicators."""
    return [
        Row("What is happening", assessment.summary),
        Row("What keeps the child safe", assessment.protective_factors),
        Row("The child's own views", assessment.childs_views),
        Row("The parents' or carers' views", assessment.parents_views),
    ]


def evidence(user: User, opened: AssessmentPage) -> list[Evidence]:
    """Every tick, marked where it is new or changed since the assessment before; health detail for those with the right."""
    return [_evidence(user, tick, opened.comparison) for tick in opened.ticks]


def gone(opened: AssessmentPage) -> list[str]:
    """The indicators of the assessment before that are no longer there."""
    tool = opened.before or opened.tool
    return [levels.named(tool, code) for code in opened.comparison.gone] if opened.comparison else []


def other_version(opened: AssessmentPage) -> str:
    """That the assessment before was made with another version of the tool, and what that changes in the comparison."""
    before, now = opened.before, opened.tool
    if before is None or before.version == now.version:
        return ""
    found = rules.difference(before, now)
    parts = ((found.new, "new in it"), (found.gone, "taken out"), (found.moved, "in another band"))
    changed = ". ".join(f"{listed(codes)}: {words}" for codes, words in parts if codes)
    said = f"The assessment before was made with version {before.version} of the tool, this one with version {now.version}."
    return f"{said} {changed}." if changed else said


def step_down(assessment: Assessment) -> str:
    """That the level fell, and that the panel must see it."""
    before = assessment.previous.final_level if assessment.previous else None
    found = rules.step_down(before, assessment.final_level)
    if found is None:
        return ""
    return f"{found.words} The SERAC panel must see this." if found.to_serac else found.words


def responses(user: User, found: Iterable[RequiredResponse], today: date) -> list[Response]:
    """The responses called for, with the buttons this person may press."""
    return [response(user, one, today) for one in found]


def history(made: Iterable[Assessment]) -> Table:
    """All screenings and assessments of a child."""
    rows = [
        (
            Cell(title(one), href=address(one)),
            Cell(tag=level_tag(one.final_level), hint=_judged(one)),
            opening(levels.why(one.reasons)) or "No current indicators",
            Cell(str(one.completed_by), hint=str(one.agency)),
        )
        for one in made
    ]
    return Table.of("Screenings and assessments", ["When", "Level", "Why", "By"], rows, is_caption_hidden=True)


def _judgement(one: Assessment) -> list[Row]:
    rows = []
    if one.requested_level and one.approved_by is None:
        rows.append(Row("Lower level asked for", tag=level_tag(one.requested_level)))
    if one.override_reason:
        rows.append(Row("Reason for a different level", one.override_reason))
    if one.status == AssessmentStatus.AWAITING_APPROVAL:
        rows.append(Row("Approval", "Waiting. The calculated level is in force until somebody more senior approves"))
    elif one.decided_at:
        who = f"Approved by {one.approved_by}" if one.approved_by else "The calculated level stays"
        who = f"Refused by {one.refused_by}" if one.refused_by else who
        rows.append(Row("Approval", f"{who}\n{one.decision_reason}"))
    return rows


def _screened(one: Assessment) -> Row:
    screening = one.based_on_screening
    assert screening is not None  # noqa: S101 (asked before)
    said = "the same level" if screening.final_level == one.final_level else "another level"
    proposed = levels.WORDS[screening.final_level]
    return Row("Screening", f"{title(screening)} proposed {proposed}: {said}", href=address(screening))


def _evidence(user: User, tick: IndicatorTick, comparison: rules.Comparison | None) -> Evidence:
    code = tick.indicator.code
    mark = None
    if comparison and code in comparison.new:
        mark = Tag("New", "purple")
    elif comparison and code in comparison.changed:
        mark = Tag("Changed", "purple")
    observed = f"Observed on {day_words(tick.observed_on)}" if tick.observed_on else ""
    age = f"Aged {tick.age_at_event} then" if tick.age_at_event is not None else ""
    health = "Health detail" if tick.is_health_detail else ""
    return Evidence(
        title=f"{code}: {tick.indicator.label}",
        tool_words=tick.indicator.text,
        evidence=tick.evidence if may_read(user, tick) else NOT_SHOWN,
        facts=[part for part in (tick.get_nature_display(), observed, age, f"Known to {tick.agency}", health) if part],
        tag=Tag("Current", "blue") if tick.when == "current" else Tag("Historic", "grey"),
        mark=mark,
    )


def response(user: User, one: RequiredResponse, today: date) -> Response:
    """One response called for, with the buttons this person may press."""
    mine = one.status in OPEN_STATUSES and one.agency_id in user.standing.agency_ids and user.may("risk.respond")
    due = f"due {day_words(one.due_on)} ({due_day_words(one.due_on, today)})" if one.status in OPEN_STATUSES else ""
    owner = f"{one.agency}, {one.owner}" if one.owner else str(one.agency)
    begin = address_of("risk:response-acknowledge", one.public_id)
    return Response(
        title=one.get_response_kind_display(),
        tag=Tag(one.get_status_display(), STATUS_COLOURS[one.status]),
        facts=", ".join(part for part in (owner, due) if part),
        outcome=one.outcome,
        acknowledge=begin if mine and one.status == ResponseStatus.NOT_STARTED else "",
        complete=address_of("risk:response-complete", one.public_id) if mine else "",
    )


def _judged(one: Assessment) -> str:
    if one.status == AssessmentStatus.AWAITING_APPROVAL:
        return f"{levels.WORDS[one.requested_level]} asked for, waiting for approval"
    if one.final_level != one.calculated_level:
        return f"The tool gave {levels.WORDS[one.calculated_level]}"
    return "Proposed" if one.assessment_kind == AssessmentKind.SCREENING else ""


def links(user: User, assessment: Assessment) -> list[Link]:
    """What this person may do from an assessment's page."""
    found = [
        Link("All assessments of this child", address_of("risk:assessment-list", assessment.child.public_id)),
        Link("PDF", address_of("risk:assessment-print", assessment.public_id), "of this assessment"),
    ]
    if assessment.status == AssessmentStatus.AWAITING_APPROVAL and user.may("risk.approve"):
        found.append(Link("Approve or refuse the lower level", decide_address(assessment)))
    return found + link_to_changes(user, assessment.child, assessment)


def decide_address(assessment: Assessment) -> str:
    """The page on which a lower level is approved or refused."""
    return address_of("risk:approval-decide", assessment.public_id)


def asked_for(one: Assessment) -> Tag:
    """The tag of the lower level that was asked for."""
    return level_tag(one.requested_level)
