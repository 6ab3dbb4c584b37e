"""Job d by hand: the answers read straight from the form, scored by the same pure rules, and everything written at once."""

import json
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from bench.sql.base import MAY_SEE, ask, audit, needs, who
from risk import rules
from risk.data import load_instrument
from risk.rules import Answers, Observation
from risk.rules.scoring import contract
from slscb.core.clock import from_london, now, today
from slscb.core.pages import SeeOther

LOCK = f"""
    SELECT c.id, p.id, p.assessed_on, (SELECT id FROM risk_instrument WHERE tool_version = '1' AND in_force_from IS NOT NULL),
           (SELECT id FROM agencies_agency WHERE code = 'csc')
    FROM cases_child c
    LEFT JOIN risk_assessment p ON p.child_id = c.id AND p.assessment_kind = 'assessment'
        AND p.status IN ('completed', 'awaiting_approval')
        AND NOT EXISTS (SELECT FROM risk_assessment f WHERE f.previous_id = p.id)
    WHERE c.public_id = %(child)s AND c.status = 'open' AND {MAY_SEE}
    FOR UPDATE OF c
"""
SAVE = """
    WITH made AS (
        INSERT INTO risk_assessment (
            public_id, created_at, changed_at, version, child_id, assessment_kind, instrument_id, status, assessed_on,
            completed_by_id, agency_id, calculated_level, final_level, requested_level, override_reason,
            decision_reason, flags, reasons, review_required, review_due_on, harm_status, offence_evidence,
            organised_model, exploitation_models, trafficking_elements, summary, protective_factors, childs_views,
            parents_views, previous_id)
        VALUES (
            %(id)s, %(now)s, %(now)s, 1, %(child)s, 'assessment', %(instrument)s, 'completed', %(day)s,
            %(user)s, %(agency)s, %(level)s, %(level)s, '', '', '', %(flags)s::varchar[], %(reasons)s, %(review)s,
            %(due)s, %(harm)s, %(offence)s, false, '{}', '{}', %(summary)s, '', '', '', %(previous)s)
        RETURNING id
    ), ticks AS (
        INSERT INTO risk_indicatortick (
            public_id, created_at, changed_at, version, assessment_id, indicator_id, "when", age_at_event, evidence,
            observed_on, nature, agency_id)
        SELECT gen_random_uuid(), %(now)s, %(now)s, 1, made.id, i.id, t.at, NULL, t.evidence, NULL, t.nature, g.id
        FROM made CROSS JOIN unnest(%(codes)s, %(whens)s, %(evidence)s, %(natures)s, %(knowing)s)
            AS t (code, at, evidence, nature, agency)
        JOIN risk_indicator i ON i.instrument_id = %(instrument)s AND i.code = t.code
        JOIN agencies_agency g ON g.code = t.agency
    ), line AS (
        INSERT INTO cases_chronologyentry (
            public_id, child_id, happened_at, entry_kind, summary, link_kind, link_id, actor_id, created_at)
        VALUES (gen_random_uuid(), %(child)s, %(now)s, 'risk', %(line)s, 'risk.assessment', %(id)s, %(user)s, %(now)s)
    ), standing AS (
        UPDATE cases_child SET risk_level = %(level)s, risk_order = %(order)s, review_due_on = %(due)s,
            version = version + 1, changed_at = %(now)s WHERE id = %(child)s
    ), users AS (
        UPDATE cases_childusergrant SET risk_order = %(order)s, review_due_on = coalesce(%(due)s, '9999-12-31'::date)
        WHERE content_object_id = %(child)s
    ), groups AS (
        UPDATE cases_childgroupgrant SET risk_order = %(order)s, review_due_on = coalesce(%(due)s, '9999-12-31'::date)
        WHERE content_object_id = %(child)s
    ), taken_back AS (
        UPDATE core_reminder SET state = 'cancelled', changed_at = %(now)s
        WHERE about_kind = 'risk.assessment' AND about_id = %(previous)s AND state = 'pending'
    ), promised AS (
        INSERT INTO core_reminder (
            public_id, created_at, changed_at, version, key, reminder_kind, due_at, state, about_kind, about_id,
            attempts, last_error)
        SELECT gen_random_uuid(), %(now)s, %(now)s, 1, r.kind || ':' || %(id)s || ':' || %(due)s::text, r.kind, r.due_at,
            'pending', 'risk.assessment', made.id, 0, ''
        FROM made CROSS JOIN unnest(%(kinds)s, %(moments)s) AS r (kind, due_at)
    )
    SELECT id FROM made
"""
ORDER = {"high": 0, "medium": 1, "low": 2, "none": 3}


@lru_cache(maxsize=1)
def tool() -> rules.Instrument:
    """The tool, read once."""
    return load_instrument("1")


@needs("risk.assess")
def assess(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Score and save."""
    found = ask(LOCK, child=str(child_id), **who(request))
    if not found:
        raise Http404
    child, previous, before, instrument, agency = found[0]
    answers = read(request.POST)
    faults = [*rules.check_ticks(tool(), answers.ticks).faults]
    if faults or answers.assessed_on > today() or (before and answers.assessed_on < before):
        return HttpResponse(status=422)
    score = contract(rules.result_of(tool(), answers))
    identity = uuid4()
    known = {"id": str(identity), "child": child, "previous": previous, "instrument": instrument, "agency": agency}
    ask(SAVE, user=request.user.pk, **known, **written(answers, score))
    detail = {"kind": "assessment", "calculated": score["calculated_level"], "final": score["calculated_level"]}
    audit(request, "create", [child], ("risk.assessment", identity), **detail)
    audit(request, "change", [child], ("cases.child", child_id), risk_level=score["calculated_level"])
    messages.success(request, "The assessment is complete.")
    return SeeOther(f"/risk/assessments/{identity}/")


def read(data: QueryDict) -> Answers:
    """The answers without a form's help."""
    day = date(*(int(data[f"assessed_on_{part}"]) for part in ("year", "month", "day")))
    observations = [
        Observation(
            code,
            when=data[f"{code}_when"],
            evidence=data[f"{code}_evidence"].strip(),
            nature=data[f"{code}_nature"],
            agency=data[f"{code}_agency"],
        )
        for code in data.getlist("indicators")
    ]
    offence = data["offence_evidence"] == "yes"
    said = {"harm_status": data["harm_status"], "summary": data.get("summary", "").strip()}
    return Answers(assessed_on=day, observations=tuple(observations), offence_evidence=offence, **said)


def written(answers: Answers, score: dict[str, Any]) -> dict[str, Any]:
    """The parameters of `SAVE` that follow from the answers."""
    level = score["calculated_level"]
    due = rules.review_due_on(level, answers.assessed_on)
    why = "; ".join(f"{one['rule']} ({', '.join(one['codes'])})" for one in score["reasons"])
    reminders: list[tuple[str, datetime]] = []
    if due:
        reminders = [
            ("risk.review_due", from_london(due, time(8))),
            ("risk.review_overdue", from_london(due + timedelta(days=1), time(8))),
        ]
    every = answers.observations
    return {
        "now": now(),
        "day": answers.assessed_on,
        "level": level,
        "order": ORDER[level],
        "due": due,
        "flags": score["flags"],
        "reasons": json.dumps(score["reasons"]),
        "review": score["review_required"],
        "harm": answers.harm_status,
        "offence": answers.offence_evidence,
        "summary": answers.summary,
        "line": f"Assessed as {level.upper()} by the tool: {why}"[:300],
        "codes": [one.code for one in every],
        "whens": [one.when for one in every],
        "evidence": [one.evidence for one in every],
        "natures": [one.nature for one in every],
        "knowing": [one.agency for one in every],
        "kinds": [kind for kind, _ in reminders],
        "moments": [moment for _, moment in reminders],
    }
