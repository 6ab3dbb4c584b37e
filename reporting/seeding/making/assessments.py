"""The indicator tool completed for the children: mostly nothing or LOW, a few MEDIUM and HIGH, reviews due and overdue."""

from datetime import date, timedelta
from typing import Any

from agencies.choices import AgencyCode
from reporting.seeding import words
from reporting.seeding.chance import Chance, Mix
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Assessed
from reporting.seeding.people import People, Person
from reporting.seeding.plan import Plan
from reporting.seeding.times import office_hours
from risk.choices import URGENCY, AssessmentKind, AssessmentStatus, ExploitationModel, HarmStatus, Level, When
from risk.data import load_instrument
from risk.rules import REVIEW_DAYS, Tick, review_due_on, score
from risk.rules.scoring import contract

TOOL = load_instrument("1")
NEEDS_AN_AGE = ("H01", "H03")
CODES = {
    level: [one.code for one in TOOL.indicators if one.band == level and one.code not in NEEDS_AN_AGE]
    for level in (Level.LOW, Level.MEDIUM, Level.HIGH)
}
NOT_ASSESSED = None
LATEST_OPEN: Mix[Level | None] = Mix(
    {NOT_ASSESSED: 42.5, Level.NONE: 26.0, Level.LOW: 27.0, Level.MEDIUM: 3.0, Level.HIGH: 1.5}
)
LATEST_CLOSED: Mix[Level | None] = Mix({NOT_ASSESSED: 43.0, Level.NONE: 37.0, Level.LOW: 19.5, Level.MEDIUM: 0.5})
COUNTS = {
    Level.NONE: Mix({1: 65, 2: 25, 3: 10}),
    Level.LOW: Mix({1: 55, 2: 28, 3: 17}),
    Level.MEDIUM: Mix({1: 30, 2: 35, 3: 25, 4: 10}),
    Level.HIGH: Mix({1: 15, 2: 30, 3: 30, 4: 25}),
}
BEFORE = {
    Level.NONE: Mix({Level.NONE: 70, Level.LOW: 28, Level.MEDIUM: 2}),
    Level.LOW: Mix({Level.NONE: 30, Level.LOW: 63, Level.MEDIUM: 6, Level.HIGH: 1}),
    Level.MEDIUM: Mix({Level.NONE: 10, Level.LOW: 50, Level.MEDIUM: 32, Level.HIGH: 8}),
    Level.HIGH: Mix({Level.LOW: 18, Level.MEDIUM: 47, Level.HIGH: 35}),
}
TICKED = {
    Level.NONE: (),
    Level.LOW: ((Level.LOW, 1, 3),),
    Level.MEDIUM: ((Level.MEDIUM, 2, 3), (Level.LOW, 0, 3)),
    Level.HIGH: ((Level.HIGH, 1, 2), (Level.MEDIUM, 1, 3), (Level.LOW, 0, 3)),
}
HARM = {
    Level.NONE: Mix({HarmStatus.NO_EVIDENCE: 1.0}),
    Level.LOW: Mix({HarmStatus.NO_EVIDENCE: 96.0, HarmStatus.SUSPECTED: 4.0}),
    Level.MEDIUM: Mix({HarmStatus.NO_EVIDENCE: 45.0, HarmStatus.SUSPECTED: 48.0, HarmStatus.CONFIRMED: 7.0}),
    Level.HIGH: Mix({HarmStatus.SUSPECTED: 55.0, HarmStatus.CONFIRMED: 45.0}),
}
DAYS_WITHOUT_REVIEW = 150
LATE_SHARE = 1.12
SHARE_SCREENED = 0.08


def add_assessments(draft: Draft, plan: Plan, people: People) -> None:
    """A history of assessments, and now and then a screening by an agency."""
    latest = (LATEST_OPEN if draft.is_open else LATEST_CLOSED).draw(draft.chance)
    if latest is not None:
        for day, level in history(draft, latest, plan.today):
            draft.assessments.append(assessed(draft, level, day))
        ask_for_less(draft)
    if draft.involved and draft.chance.happens(SHARE_SCREENED):
        draft.assessments.append(screened(draft, plan, people))
        draft.assessments.sort(key=lambda one: one.assessed_on)


def in_force(draft: Draft) -> Assessed | None:
    """The last assessment, by which the child's level stands."""
    return next((one for one in reversed(draft.assessments) if one.kind == AssessmentKind.ASSESSMENT), None)


def stand(draft: Draft) -> None:
    """Let the last assessment be the child's standing, as `cases.services.standing` does."""
    last = in_force(draft)
    if last is None:
        return
    draft.risk_level, draft.risk_order = last.final_level, URGENCY[last.final_level]
    draft.review_due_on = last.review_due_on
    for one in draft.assessments:
        if one.kind == AssessmentKind.ASSESSMENT and one.final_level in (Level.MEDIUM, Level.HIGH):
            draft.involve(AgencyCode.POLICE, one.assessed_on, "Level of risk calls for a specialist police response")


def history(draft: Draft, latest: Level, today: date) -> list[tuple[date, Level]]:
    """Days and levels, the oldest first: the last so long ago that one in nine reviews is overdue."""
    chance, level = draft.chance, latest
    until = draft.until(today)
    day = max(draft.told_from, until - timedelta(days=int(chance.random() * review_days(level) * LATE_SHARE)))
    found = [(day, level)]
    for _ in range(COUNTS[latest].draw(chance) - 1):
        level = BEFORE[level].draw(chance)
        day -= timedelta(days=int(review_days(level) * (0.6 + 0.5 * chance.random())))
        if day < draft.told_from:
            break
        found.append((day, level))
    return found[::-1]


def review_days(level: Level) -> int:
    """How long until the next look at a child."""
    return REVIEW_DAYS.get(level.value, DAYS_WITHOUT_REVIEW)


def assessed(draft: Draft, level: Level, day: date, codes: dict[str, str] | None = None) -> Assessed:
    """An assessment by the worker that gives the level, by the tool's own rules unless judgement said otherwise."""
    by = draft.worker
    codes = ticks(draft.chance, level, can_approve=by is not draft.manager) if codes is None else codes
    one = completed(draft, AssessmentKind.ASSESSMENT, day, by, AgencyCode.SOCIAL_CARE, codes)
    one.final_level, one.review_due_on = level.value, review_due_on(level.value, day)
    one.more |= judged(draft, one)
    return one


def judged(draft: Draft, one: Assessed) -> dict[str, Any]:
    """Who said otherwise than the tool, and why; nothing where nobody did."""
    calculated = one.result["calculated_level"]
    if one.final_level == calculated:
        return {}
    if URGENCY[one.final_level] < URGENCY[calculated]:
        return {"override_reason": draft.chance.one(words.RISK["override_up"])}
    return {
        "override_reason": draft.chance.one(words.RISK["override_down"]),
        "approved_by_id": draft.manager.id,
        "decided_at": office_hours(one.assessed_on, 300),
        "decision_reason": "Agreed in supervision.",
    }


def ticks(chance: Chance, level: Level, *, can_approve: bool = False) -> dict[str, str]:
    """Indicators that give the level; one in thirty gives the next one down or up, which a person then overrode."""
    given = level
    if level == Level.MEDIUM and chance.happens(0.04):
        given = Level.LOW
    elif level == Level.LOW and can_approve and chance.happens(0.02):
        given = Level.MEDIUM
    codes: dict[str, str] = {}
    for band, least, most in TICKED[given]:
        codes |= dict.fromkeys(chance.sample(CODES[band], chance.whole(least, most)), When.CURRENT.value)
    if chance.happens(0.06):
        codes.setdefault(chance.one(CODES[Level.LOW]), When.HISTORIC.value)
    return codes


def completed(draft: Draft, kind: str, day: date, by: Person, agency: AgencyCode, codes: dict[str, str]) -> Assessed:
    """The tool completed and scored."""
    chance = draft.chance
    result = contract(score(TOOL, [Tick(code, when) for code, when in codes.items()]))
    level = Level(result["calculated_level"])
    more = {
        "harm_status": HARM[level].draw(chance),
        "summary": draft.say(chance.one(words.RISK["summary"])),
        "protective_factors": draft.say(chance.one(words.RISK["protective"])),
        "childs_views": draft.say(chance.one(words.RISK["views"])),
        "exploitation_models": [chance.one(list(ExploitationModel)[:2]).value] if level == Level.HIGH else [],
    }
    return Assessed(chance.uuid(), kind, day, by, agency, codes, result, level.value, more=more)


def ask_for_less(draft: Draft) -> None:
    """Now and then the last assessor has asked for a lower level, and nobody has answered yet."""
    last = draft.assessments[-1]
    as_calculated = last.final_level == last.result["calculated_level"] == Level.MEDIUM
    if draft.is_open and as_calculated and draft.chance.happens(0.05):
        last.more |= {
            "status": AssessmentStatus.AWAITING_APPROVAL,
            "requested_level": Level.LOW,
            "override_reason": draft.chance.one(words.RISK["override_down"]),
        }


def screened(draft: Draft, plan: Plan, people: People) -> Assessed:
    """A screening by one of the agencies involved."""
    chance = draft.chance
    agency = chance.one(draft.involved).agency
    day = chance.day(draft.told_from, draft.until(plan.today))
    level = Level.MEDIUM if chance.happens(0.2) else Level.LOW
    codes = ticks(chance, level)
    return completed(draft, AssessmentKind.SCREENING, day, people.speaks_for(chance, agency), agency, codes)
