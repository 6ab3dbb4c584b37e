"""Job c by hand: the record and everything on its cards in one statement, the newest 50 events in another."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from bench.sql.base import MAY_SEE, Cell, Section, ask, audit, needs, page, who
from cases.choices import CareStatus, Ethnicity, RelationshipKind, Sex, Ward
from cases.presenters import KINDS, age_words, level_tag
from missing.choices import WAITING, EpisodeKind
from risk.presenters.levels import why
from slscb.core.clock import now, today
from slscb.core.forms import nhs
from slscb.core.words import count_words, day_words, due_day_words, due_words, short_moment_words, span_words

RECORD = f"""
    SELECT c.id, to_json(c), (
        SELECT json_build_object('worker', w.first_name || ' ' || w.last_name, 'team', t.name,
                                 'telephone', t.telephone, 'since', a.starts_on)
        FROM cases_allocation a JOIN agencies_team t ON t.id = a.team_id LEFT JOIN agencies_user w ON w.id = a.worker_id
        WHERE a.child_id = c.id AND a.ends_on IS NULL
    ), (
        SELECT json_agg(json_build_array(g.name, i.reason) ORDER BY g.name)
        FROM cases_involvement i JOIN agencies_agency g ON g.id = i.agency_id
        WHERE i.child_id = c.id AND i.ends_on IS NULL
    ), (
        SELECT json_agg(json_build_array(r.relationship_kind, r.person_name, r.parental_responsibility, r.contact,
                                         o.public_id, o.given_name || ' ' || o.family_name)
                        ORDER BY r.relationship_kind, r.id)
        FROM cases_relationship r LEFT JOIN cases_child o ON o.id = r.other_child_id
        WHERE r.child_id = c.id AND (r.other_child_id IS NULL OR {MAY_SEE.replace("c.id", "r.other_child_id")})
    ), (
        SELECT json_build_object('id', a.public_id, 'day', a.assessed_on, 'level', a.final_level, 'reasons', a.reasons,
                                 'harm', a.harm_status, 'review', a.review_due_on, 'responses', (
            SELECT json_agg(json_build_array(q.response_kind, q.status, g.name, w.first_name || ' ' || w.last_name,
                                             q.due_on))
            FROM risk_requiredresponse q JOIN agencies_agency g ON g.id = q.agency_id
            LEFT JOIN agencies_user w ON w.id = q.owner_id WHERE q.assessment_id = a.id AND q.child_id = c.id))
        FROM risk_assessment a
        WHERE a.child_id = c.id AND a.assessment_kind = 'assessment' AND a.status IN ('completed', 'awaiting_approval')
          AND NOT EXISTS (SELECT FROM risk_assessment f WHERE f.previous_id = a.id)
    ), (
        SELECT json_agg(e) FROM (
            SELECT e.public_id, e.episode_kind, e.last_seen_at, e.returned_at, i.public_id AS interview, i.status,
                   i.due_at
            FROM missing_missingepisode e LEFT JOIN missing_returninterview i ON i.id = e.return_interview_id
            WHERE e.child_id = c.id AND e.status <> 'recorded_in_error'
            ORDER BY e.last_seen_at DESC, e.id DESC LIMIT 101
        ) e
    ), (
        SELECT json_agg(x) FROM (
            SELECT m.held_on, d.outcome, d.decided_on, d.next_review_on
            FROM serac_agendaitem i JOIN serac_meeting m ON m.id = i.meeting_id
            LEFT JOIN serac_paneldecision d ON d.item_id = i.id
            WHERE i.child_id = c.id AND NOT i.removed ORDER BY m.held_on DESC LIMIT 10
        ) x
    ), (
        SELECT json_agg(x) FROM (
            SELECT p.public_id, p.title, p.due_on, g.name AS agency, w.first_name || ' ' || w.last_name AS owner
            FROM serac_panelaction p JOIN agencies_agency g ON g.id = p.agency_id
            LEFT JOIN agencies_user w ON w.id = p.owner_id
            WHERE p.child_id = c.id AND p.status = 'open' ORDER BY p.due_on, p.id LIMIT 20
        ) x
    ), (
        SELECT json_agg(x) FROM (
            SELECT r.created_at, g.name, r.state
            FROM intelligence_intelligencereport r JOIN agencies_agency g ON g.id = r.agency_id
            WHERE r.child_id = c.id AND r.submitted_by_id = %(user)s ORDER BY r.created_at DESC, r.id DESC LIMIT 3
        ) x
    )
    FROM cases_child c
    WHERE c.public_id = %(child)s AND {MAY_SEE}
"""
CHRONOLOGY = """
    SELECT e.happened_at, e.entry_kind, e.summary, e.link_kind, e.link_id, w.first_name || ' ' || w.last_name
    FROM cases_chronologyentry e LEFT JOIN agencies_user w ON w.id = e.actor_id
    WHERE e.child_id = %(child)s ORDER BY e.happened_at DESC, e.id DESC LIMIT 51
"""
LINKS = {
    "missing.missingepisode": "/missing/episodes/",
    "missing.returninterview": "/missing/interviews/",
    "risk.assessment": "/risk/assessments/",
}


@needs("child.view")
def child(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """The record with every card."""
    found = ask(RECORD, child=str(child_id), **who(request))
    if not found:
        raise Http404
    internal, facts, holder, agencies, people, level, episodes, items, actions, reports = found[0]
    audit(request, "view", [internal], ("cases.child", child_id))
    newest = ask(CHRONOLOGY, child=internal)
    name = f"{facts['given_name']} {facts['family_name']}"
    sections = [
        Section("Risk", risk_rows(level)),
        Section("Missing", missing_rows(episodes or [])),
        Section("SERAC panel", panel_rows(items or [], actions or [])),
        Section(
            "Intelligence",
            [[(f"{short_moment_words(at(one['created_at']))}, {one['name']}", "")] for one in reports or []],
        ),
        Section(
            "Who holds the case", [*holder_rows(holder), *[[(text, "") for text in one] for one in agencies or []]]
        ),
        Section("Chronology", [line(one) for one in newest[:50]]),
        Section("Details", details(facts)),
        Section("People", [person(one) for one in people or []]),
    ]
    return page(request, name, sections)


def at(text: str) -> datetime:
    """A moment out of JSON."""
    return datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """A day out of JSON."""
    return date.fromisoformat(text) if text else None


def said(text: str | None) -> str:
    """A day out of JSON in words."""
    return day_words(date.fromisoformat(text)) if text else ""


def line(row: tuple[Any, ...]) -> list[Cell]:
    """A line of the chronology."""
    happened, kind, summary, link_kind, link_id, actor = row
    href = f"{LINKS[link_kind]}{link_id}/" if link_kind in LINKS else ""
    return [(short_moment_words(happened), ""), (KINDS.get(kind, "Event"), ""), (summary, href), (actor or "", "")]


def risk_rows(level: dict[str, Any] | None) -> list[list[Cell]]:
    """The level in force, why, the review and the responses."""
    if level is None:
        return [[("Not assessed yet", "")]]
    due = day(level["review"])
    review = f"Review {due_day_words(due, today())} {day_words(due)}" if due else ""
    head = [(level_tag(level["level"]).text, ""), (why(level["reasons"]), ""), (level["harm"], ""), (review, "")]
    link = [(f"Assessment of {said(level['day'])}", f"/risk/assessments/{level['id']}/")]
    return [head, *[response(one) for one in level["responses"] or []], link]


def response(values: list[Any]) -> list[Cell]:
    """One response called for."""
    kind, status, agency, owner, due_on = values
    due = day(due_on)
    waits = (
        f"due {day_words(due)} ({due_day_words(due, today())})"
        if due and status in ("not_started", "acknowledged")
        else ""
    )
    return [(kind, ""), (status, ""), (", ".join(filter(None, [agency, owner])), ""), (waits, "")]


def missing_rows(episodes: list[dict[str, Any]]) -> list[list[Cell]]:
    """The newest five, how many lately, and the interviews that wait."""
    since = now() - timedelta(days=90)
    lately = sum(at(one["last_seen_at"]) >= since for one in episodes)
    waiting = [one for one in episodes if one["status"] in WAITING]
    rows: list[list[Cell]] = [
        [
            ("Return home interview", f"/missing/interviews/{one['interview']}/"),
            (due_words(at(one["due_at"]), now()), ""),
        ]
        for one in waiting
    ]
    rows.append([(f"{count_words(lately, 'episode')} in the last 90 days" if lately else "", "")])
    for one in episodes[:5]:
        begun = at(one["last_seen_at"])
        until = at(one["returned_at"]) if one["returned_at"] else now()
        gone = f"{EpisodeKind(one['episode_kind']).label}. Missing for {span_words(until - begun)}"
        rows.append([(short_moment_words(begun), f"/missing/episodes/{one['public_id']}/"), (gone, "")])
    total = "All episodes" if len(episodes) > 100 else f"All {len(episodes)} episodes"
    return [*rows, [(total if len(episodes) > 5 else "", "")]]


def panel_rows(items: list[dict[str, Any]], actions: list[dict[str, Any]]) -> list[list[Cell]]:
    """The next listing, the last decision and the actions to do."""
    rows: list[list[Cell]] = []
    coming = [one for one in items if (day(one["held_on"]) or today()) >= today() and not one["outcome"]]
    if coming:
        held = date.fromisoformat(coming[-1]["held_on"])
        rows.append([(due_day_words(held, today()), ""), (day_words(held), "")])
    last = next((one for one in items if one["outcome"]), None)
    if last:
        rows.append([(last["outcome"], ""), (said(last["decided_on"]), ""), (said(last["next_review_on"]), "")])
    for one in actions:
        due = date.fromisoformat(one["due_on"])
        who_does_it = ", ".join(filter(None, [one["owner"], one["agency"]]))
        about = f"{who_does_it}, due {day_words(due)} ({due_day_words(due, today())})"
        rows.append([(one["title"], f"/serac/actions/{one['public_id']}/"), (about, "")])
    return rows


def holder_rows(holder: dict[str, Any] | None) -> list[list[Cell]]:
    """Worker, team, telephone and since when."""
    if holder is None:
        return [[("Nobody holds this case", "")]]
    texts = (holder["worker"] or "No worker yet", holder["team"], holder["telephone"], f"since {said(holder['since'])}")
    return [[(text, "") for text in texts]]


def details(facts: dict[str, Any]) -> list[list[Cell]]:
    """What is known of the child."""
    lines = (
        ("Reference", facts["reference"]),
        ("Date of birth", said(facts["date_of_birth"])),
        ("Age", age_words(date.fromisoformat(facts["date_of_birth"]), today())),
        ("Level", level_tag(facts["risk_level"]).text),
        ("Case closed", said(facts["closed_on"])),
        ("Other names", facts["known_as"]),
        ("Sex", Sex(facts["sex"]).label),
        ("Ethnicity", Ethnicity(facts["ethnicity"]).label),
        ("Care status", CareStatus(facts["care_status"]).label),
        ("Ward", Ward(facts["ward"]).label if facts["ward"] else ""),
        ("School", facts["school"]),
        ("NHS number", nhs.spaced(facts["nhs_number"] or "")),
        ("Unique pupil number", facts["upn"] or ""),
        ("Police reference", facts["police_urn"]),
    )
    return [[(key, ""), (value, "")] for key, value in lines if value]


def person(values: list[Any]) -> list[Cell]:
    """Someone in the child's life."""
    kind, name, is_responsible, contact, other_id, other = values
    facts = [RelationshipKind(kind).label, "parental responsibility" if is_responsible else "", contact]
    return [(other or name, f"/children/{other_id}/" if other_id else ""), (", ".join(filter(None, facts)), "")]
