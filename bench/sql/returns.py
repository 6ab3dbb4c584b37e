"""Job e by hand: the episode locked and looked at in one statement, the return with all that follows in another."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from bench.sql.base import MAY_SEE, ask, audit, needs, who
from missing import rules
from slscb.core.clock import from_london, now
from slscb.core.pages import SeeOther
from slscb.core.words import short_moment_words

LOCK = f"""
    SELECT e.id, c.id, e.last_seen_at, e.status, e.version, EXISTS (
        SELECT FROM missing_missingepisode o
        WHERE o.child_id = c.id AND o.id <> e.id AND o.status <> 'recorded_in_error'
          AND o.last_seen_at >= e.last_seen_at AND o.last_seen_at < %(returned)s)
    FROM missing_missingepisode e JOIN cases_child c ON c.id = e.child_id
    WHERE e.public_id = %(episode)s AND {MAY_SEE}
    FOR UPDATE OF c, e
"""
SAVE = """
    WITH due AS (
        INSERT INTO missing_returninterview (
            public_id, created_at, changed_at, version, child_id, due_at, status, interviewer, is_independent,
            chosen_by_child, not_independent_reason, place, in_person, sharing_explained, late_reason, push_factors,
            pull_factors, why_left, where_stayed, with_whom, travel, what_happened, harms, harm_details, health_needs,
            online, childs_words, what_would_help, going_again, immediate_safety, next_steps, closing_reason,
            closing_words)
        VALUES (
            %(interview)s, %(now)s, %(now)s, 1, %(child)s, %(due_at)s, 'to_offer', '', true, false, '', '', true, false,
            '', '{}', '{}', '', '', '', '', '', '{}', '', '', '', '', '', '', '', '', '', '')
        RETURNING id
    ), back AS (
        UPDATE missing_missingepisode e SET status = 'returned', returned_at = %(returned)s, return_interview_id = due.id,
            version = e.version + 1, changed_at = %(now)s, return_place = %(place)s, return_how = %(how)s,
            condition = %(condition)s
        FROM due WHERE e.id = %(episode)s
    ), promised AS (
        INSERT INTO core_reminder (
            public_id, created_at, changed_at, version, key, reminder_kind, due_at, state, about_kind, about_id,
            attempts, last_error)
        SELECT gen_random_uuid(), %(now)s, %(now)s, 1, r.key, 'missing.return_interview', r.due_at, 'pending',
            'missing.returninterview', due.id, 0, ''
        FROM due CROSS JOIN unnest(%(keys)s, %(moments)s) AS r (key, due_at)
    ), line AS (
        INSERT INTO cases_chronologyentry (
            public_id, child_id, happened_at, entry_kind, summary, link_kind, link_id, actor_id, created_at)
        VALUES (gen_random_uuid(), %(child)s, %(returned)s, 'missing', %(line)s, 'missing.missingepisode', %(public)s,
            %(user)s, %(now)s)
    )
    SELECT id FROM due
"""


@needs("episode.report")
def record_return(request: HttpRequest, episode_id: UUID) -> HttpResponse:
    """Record the return; the interview is due 72 hours later."""
    returned = moment(request.POST, "returned_at")
    found = ask(LOCK, episode=str(episode_id), returned=returned, **who(request))
    if not found:
        raise Http404
    episode, child, last_seen, status, version, is_overlapping = found[0]
    stale = version != int(request.POST["version"]) or status != "missing"
    if stale or is_overlapping or not last_seen < returned <= now():
        return HttpResponse(status=422)
    interview = uuid4()
    known = {"episode": episode, "public": str(episode_id), "child": child, "user": request.user.pk}
    ask(SAVE, interview=str(interview), **known, **written(interview, last_seen, returned, request.POST))
    audit(request, "change", [child], ("missing.missingepisode", episode_id))
    audit(request, "create", [child], ("missing.returninterview", interview))
    messages.success(request, "The return is recorded. The return home interview is due 72 hours after it.")
    return SeeOther(f"/missing/episodes/{episode_id}/")


def moment(data: QueryDict, name: str) -> datetime:
    """The moment in the form's boxes."""
    day = date(*(int(data[f"{name}_{part}"]) for part in ("year", "month", "day")))
    return from_london(day, time.fromisoformat(data[f"{name}_time"]), second=False)


def written(interview: UUID, last_seen: datetime, returned: datetime, data: QueryDict) -> dict[str, Any]:
    """The parameters of `SAVE` that follow from the return."""
    due_at = rules.interview_due_at(returned)
    planned = [rules.reminder(returned, number) for number in range(3)]
    passed = [one.number for one in planned if one.due_at <= now()]
    kept = planned[max(passed, default=0) :]
    length = rules.in_words(rules.missing_for(last_seen, returned))
    return {
        "now": now(),
        "returned": returned,
        "due_at": due_at,
        "place": data.get("return_place", ""),
        "how": data.get("return_how", ""),
        "condition": data.get("condition", ""),
        "keys": [f"missing.return_interview:{interview}:1:{one.number}" for one in kept],
        "moments": [one.due_at for one in kept],
        "line": f"Returned after {length}. Return home interview due by {short_moment_words(due_at)}",
    }
