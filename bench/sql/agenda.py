"""Job g by hand: the agenda of the whole register as one INSERT … SELECT, with every reason in the product's own words."""

from datetime import date
from typing import Any

from django.db import connection

from bench.sql.base import AUDIT
from serac import rules
from slscb.core.clock import now

AGENDA = """
    WITH told AS (
        SELECT id AS child_id FROM cases_child WHERE status = 'open' AND risk_order = 0
        UNION SELECT a.child_id FROM risk_assessment a WHERE a.assessed_on >= %(looks_back_to)s
        UNION SELECT d.child_id FROM serac_paneldecision d WHERE d.next_review_on <= %(held)s
        UNION SELECT p.child_id FROM serac_panelaction p WHERE p.status = 'open' AND p.due_on < %(held)s
        UNION SELECT r.child_id FROM serac_panelreferral r WHERE r.status = 'accepted'
        UNION SELECT e.child_id FROM missing_missingepisode e
            WHERE e.last_seen_at >= (%(held)s::date - 90)::timestamp AT TIME ZONE 'Europe/London'
            GROUP BY e.child_id HAVING count(*) >= 3
    ), ordered AS (
        SELECT a.child_id, a.assessed_on AS day, a.final_level AS level, a.public_id AS ref,
            row_number() OVER w AS n, lag(a.final_level) OVER w AS before, lead(a.id) OVER w IS NULL AS is_last
        FROM risk_assessment a JOIN told USING (child_id)
        JOIN cases_child c ON c.id = a.child_id AND c.status = 'open'
        WHERE a.assessment_kind = 'assessment' AND a.status IN ('completed', 'awaiting_approval')
            AND a.assessed_on <= %(held)s
        WINDOW w AS (PARTITION BY a.child_id ORDER BY a.assessed_on, a.id)
    ), lv AS (
        SELECT *, coalesce(max(n) FILTER (WHERE level <> 'high') OVER (PARTITION BY child_id), 0) AS last_other
        FROM ordered
    ), there AS (
        SELECT i.child_id FROM serac_agendaitem i JOIN serac_meeting m ON m.id = i.meeting_id
        WHERE m.held_on = %(previous)s AND m.circulated_at IS NOT NULL AND NOT i.removed
    ), standing AS (SELECT child_id, level, day, ref, n FROM lv WHERE is_last),
    referred AS (
        SELECT DISTINCT ON (r.child_id) r.child_id, 1 AS rank, 'referred' AS kind,
            'Referred by ' || g.name || ' and accepted on ' || to_char(d.day, 'FMDD FMMonth YYYY') || '.' AS words,
            '[]'::jsonb AS evidence, jsonb_build_array(r.public_id) AS refs, d.day AS since
        FROM serac_panelreferral r JOIN cases_child c ON c.id = r.child_id AND c.status = 'open'
        JOIN agencies_agency g ON g.id = r.agency_id
        CROSS JOIN LATERAL (SELECT (r.decided_at AT TIME ZONE 'Europe/London')::date AS day) d
        WHERE r.status = 'accepted' AND d.day <= %(held)s
        ORDER BY r.child_id, r.decided_at
    ), every AS (
        SELECT * FROM referred
        UNION ALL
        SELECT s.child_id, 2, 'high', 'Risk is HIGH since ' || to_char(f.day, 'FMDD FMMonth YYYY') || '.',
            jsonb_build_array('Last assessed HIGH on ' || to_char(s.day, 'FMDD FMMonth YYYY') || '.'),
            jsonb_build_array(s.ref), f.day
        FROM standing s JOIN lv f ON f.child_id = s.child_id AND f.n = f.last_other + 1
        WHERE s.level = 'high'
        UNION ALL
        (SELECT DISTINCT ON (lv.child_id) lv.child_id, 3, 'stepped_down',
            'Risk was HIGH and was assessed as ' || lv.level || ' on ' || to_char(lv.day, 'FMDD FMMonth YYYY') || '.',
            '[]'::jsonb, jsonb_build_array(lv.ref), lv.day
        FROM lv JOIN standing s ON s.child_id = lv.child_id AND s.level <> 'high'
        WHERE lv.day >= %(looks_back_to)s
            AND (lv.day >= %(previous)s OR lv.child_id NOT IN (SELECT child_id FROM there))
            AND lv.before = 'high' AND lv.level <> 'high'
        ORDER BY lv.child_id, lv.n DESC)
        UNION ALL
        (SELECT DISTINCT ON (lv.child_id) lv.child_id, 4, 'raised_to_medium',
            'Risk was raised to MEDIUM on ' || to_char(lv.day, 'FMDD FMMonth YYYY') || ', '
                || coalesce('from ' || lv.before, 'at the first assessment') || '.',
            '[]'::jsonb, jsonb_build_array(lv.ref), lv.day
        FROM lv JOIN standing s ON s.child_id = lv.child_id AND s.level = 'medium'
        WHERE lv.day >= %(looks_back_to)s
            AND (lv.day >= %(previous)s OR lv.child_id NOT IN (SELECT child_id FROM there))
            AND lv.level = 'medium' AND (lv.before IS NULL OR lv.before IN ('none', 'low'))
        ORDER BY lv.child_id, lv.n DESC)
        UNION ALL
        SELECT d.child_id, 5, 'review_due', 'SERAC review is due on ' || to_char(d.due, 'FMDD FMMonth YYYY') || '.',
            '[]'::jsonb, jsonb_build_array(d.due::text), d.due
        FROM (
            SELECT DISTINCT ON (d.child_id) d.child_id, d.next_review_on AS due, d.outcome
            FROM serac_paneldecision d JOIN cases_child c ON c.id = d.child_id AND c.status = 'open'
            WHERE d.decided_on < %(held)s ORDER BY d.child_id, d.decided_on DESC, d.id DESC) d
        WHERE d.due <= %(held)s AND d.outcome <> 'close'
        UNION ALL
        SELECT e.child_id, 6, 'repeat_missing',
            count(*) || ' missing episodes began in the 90 days before the meeting.',
            jsonb_agg('Missing from ' || to_char(e.day, 'FMDD FMMonth YYYY') || '.' ORDER BY e.last_seen_at),
            jsonb_agg(e.public_id ORDER BY e.last_seen_at), min(e.day)
        FROM (
            SELECT e.child_id, e.public_id, e.last_seen_at,
                (e.last_seen_at AT TIME ZONE 'Europe/London')::date AS day
            FROM missing_missingepisode e JOIN cases_child c ON c.id = e.child_id AND c.status = 'open'
            WHERE e.status <> 'recorded_in_error'
                AND e.last_seen_at >= (%(held)s::date - 90)::timestamp AT TIME ZONE 'Europe/London'
                AND e.last_seen_at < %(held)s::date::timestamp AT TIME ZONE 'Europe/London') e
        GROUP BY e.child_id HAVING count(*) >= 3
        UNION ALL
        SELECT p.child_id, 7, 'overdue_actions',
            CASE count(*) WHEN 1 THEN '1 panel action is' ELSE count(*) || ' panel actions are' END || ' overdue.',
            jsonb_agg('“' || p.title || '” was due on ' || to_char(p.due_on, 'FMDD FMMonth YYYY') || '.'
                ORDER BY p.due_on, p.public_id::text COLLATE "C"),
            jsonb_agg(p.public_id ORDER BY p.due_on, p.public_id::text COLLATE "C"), min(p.due_on)
        FROM serac_panelaction p JOIN cases_child c ON c.id = p.child_id AND c.status = 'open'
        WHERE p.status = 'open' AND p.due_on < least(%(built)s::date, %(held)s::date)
        GROUP BY p.child_id
    ), listed AS (
        SELECT e.child_id, coalesce(s.level, '') AS level, count(*) AS number, min(e.since) AS since,
            CASE WHEN bool_or(e.kind = 'referred') THEN 5 WHEN bool_or(e.kind = 'high') THEN 6
                WHEN bool_or(e.kind = 'stepped_down') THEN 8 ELSE 7 END AS section,
            jsonb_agg(jsonb_build_object('kind', e.kind, 'words', e.words, 'evidence', e.evidence, 'refs', e.refs,
                'since', e.since::text) ORDER BY e.rank) AS reasons
        FROM every e LEFT JOIN standing s ON s.child_id = e.child_id
        GROUP BY e.child_id, s.level
    )
    INSERT INTO serac_agendaitem (
        public_id, created_at, changed_at, version, meeting_id, child_id, section, position, origin, reasons,
        new_reasons, no_longer_meets, level, added_reason, removed, removed_reason, moved, touched, note, child_views,
        family_views, represented_by)
    SELECT gen_random_uuid(), %(now)s, %(now)s, 1, %(meeting)s, child_id, section,
        row_number() OVER (ORDER BY section,
            -coalesce(array_position(ARRAY['low', 'medium', 'high']::text[], level::text), 0), -number, since,
            child_id::text COLLATE "C"),
        'rule', reasons, '[]', false, level, '', false, '', false, false, '', '', '', ''
    FROM listed
    RETURNING child_id
"""
GRANTS = """
    INSERT INTO cases_childgroupgrant (
        content_object_id, permission_id, group_id, basis, until, created_at, listed, risk_order, review_due_on)
    SELECT c.id, %(permission)s, %(group)s, 'panel_office', NULL, %(now)s, c.status = 'open', c.risk_order,
        coalesce(c.review_due_on, '9999-12-31')
    FROM cases_child c WHERE c.id = ANY(%(children)s)
        AND NOT EXISTS (SELECT FROM cases_childgroupgrant g WHERE g.group_id = %(group)s AND g.content_object_id = c.id)
    RETURNING content_object_id
"""
BUILT = "UPDATE serac_meeting SET status = 'draft', agenda_built_at = %s, version = version + 1 WHERE id = %s"


def build(*, meeting: int, about: rules.Meeting, group: int, permission: int, actor: int) -> list[int]:
    """List everybody, let the panel's office see them, and write both down; the children listed."""
    moment = now()
    back = {"previous": about.previous_on or date.min, "looks_back_to": about.looks_back_to or date.min}
    days: dict[str, Any] = {"held": about.held_on, "built": about.built_on, "now": moment, **back}
    with connection.cursor() as cursor:
        cursor.execute(AGENDA, {**days, "meeting": meeting})
        children = [row[0] for row in cursor.fetchall()]
        given = {"children": children, "group": group, "permission": permission, "now": moment}
        cursor.execute(GRANTS, given)
        new = [row[0] for row in cursor.fetchall()]
        cursor.execute(BUILT, [moment, meeting])
        for action, about in (("grant", new), ("change", children)):
            cursor.execute(AUDIT, [moment, actor, action, about, "", None, "{}", "", None, ""])
    return children
