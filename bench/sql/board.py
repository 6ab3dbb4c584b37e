"""Job h by hand: five statements, each counted once with its totals, for any number of months."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse

from agencies.choices import PARTNERS
from bench.sql.base import Cell, Section, ask, needs, page
from reporting.rules import Period, months
from slscb.core.clock import from_london, now, today

Groups = list[tuple[Any, str]]

LEVELS = """
    WITH span AS (
        SELECT a.final_level, a.assessed_on AS since, least(later.assessed_on, c.closed_on) AS until
        FROM risk_assessment a
        JOIN cases_child c ON c.id = a.child_id
        LEFT JOIN risk_assessment later ON later.previous_id = a.id AND later.status <> 'open'
        WHERE a.assessment_kind = 'assessment' AND a.status <> 'open'
    ), change AS (
        SELECT width_bucket(d.day - 1, %(days)s::date[]) AS at, span.final_level, sum(d.number) AS number
        FROM span CROSS JOIN LATERAL (VALUES (span.since, 1), (span.until, -1)) AS d (day, number)
        WHERE d.day IS NOT NULL AND (span.until IS NULL OR span.until > span.since)
        GROUP BY at, span.final_level
    )
    SELECT d.day, sum(c.number) FILTER (WHERE c.final_level = 'high')::int,
        sum(c.number) FILTER (WHERE c.final_level = 'medium')::int,
        sum(c.number) FILTER (WHERE c.final_level = 'low')::int,
        sum(c.number) FILTER (WHERE c.final_level = 'none')::int
    FROM unnest(%(days)s::date[]) WITH ORDINALITY AS d (day, place) JOIN change c ON c.at < d.place
    GROUP BY d.day
"""
REFERRALS = """
    SELECT g.code, count(*) FILTER (WHERE r.status IN ('accepted', 'discussed')),
        count(*) FILTER (WHERE r.status IN ('rejected', 'withdrawn')), count(*) FILTER (WHERE r.status = 'submitted'),
        count(*)
    FROM serac_panelreferral r JOIN agencies_agency g ON g.id = r.agency_id
    WHERE r.referred_at >= %(first)s AND r.referred_at < %(after)s
    GROUP BY GROUPING SETS ((g.code), ())
"""
EPISODES = """
    SELECT e.month, count(*), count(DISTINCT e.child_id), count(*) FILTER (WHERE e.is_long),
        count(DISTINCT e.child_id) FILTER (WHERE e.is_repeat),
        count(*) FILTER (WHERE EXISTS (SELECT FROM missing_preventioninterview p WHERE p.episode_id = e.id))
    FROM (
        SELECT id, child_id, last_seen_at, date_trunc('month', last_seen_at AT TIME ZONE 'Europe/London')::date AS month,
            last_seen_at < coalesce(returned_at, ended_at, %(now)s) - interval '24 hours' AS is_long,
            lag(last_seen_at, 2) OVER (PARTITION BY child_id ORDER BY last_seen_at)
                >= last_seen_at - interval '90 days' AS is_repeat
        FROM missing_missingepisode
        WHERE status <> 'recorded_in_error' AND last_seen_at >= %(first)s - interval '91 days'
            AND last_seen_at < %(after)s
    ) e
    WHERE e.last_seen_at >= %(first)s
    GROUP BY GROUPING SETS ((e.month), ())
"""
INTERVIEWS = """
    SELECT i.month, count(*), count(*) FILTER (WHERE i.was_offered), count(*) FILTER (WHERE i.held <= i.due_at),
        count(*) FILTER (WHERE i.held > i.due_at), count(*) FILTER (WHERE i.status LIKE 'declined%%'),
        count(*) FILTER (WHERE i.status = 'not_offered'), count(*) FILTER (WHERE i.status LIKE 'unable%%'),
        count(*) FILTER (WHERE i.waits AND i.due_at < %(now)s), count(*) FILTER (WHERE i.waits AND i.due_at >= %(now)s)
    FROM (
        SELECT i.status, i.due_at, date_trunc('month', i.due_at AT TIME ZONE 'Europe/London')::date AS month,
            coalesce(i.held_at, k.held_at) AS held, i.status IN ('offered', 'scheduled', 'to_offer') AS waits,
            EXISTS (SELECT FROM missing_interviewoffer o WHERE o.interview_id = i.id)
                OR coalesce(i.held_at, k.held_at) IS NOT NULL OR i.status LIKE 'declined%%' AS was_offered
        FROM missing_returninterview i LEFT JOIN missing_returninterview k ON k.id = i.covered_by_id
        WHERE i.due_at >= %(first)s AND i.due_at < %(after)s AND i.closing_reason <> 'not_missing'
    ) i
    GROUP BY GROUPING SETS ((i.month), ())
"""
ACTIONS = """
    SELECT g.code, count(*) FILTER (WHERE a.completed_on <= a.due_on),
        count(*) FILTER (WHERE a.status = 'done' AND a.completed_on > a.due_on),
        count(*) FILTER (WHERE a.status IN ('not_done', 'not_possible')),
        count(*) FILTER (WHERE a.status = 'open' AND a.due_on < %(today)s),
        count(*) FILTER (WHERE a.status = 'open' AND a.due_on >= %(today)s), count(*)
    FROM serac_panelaction a JOIN agencies_agency g ON g.id = a.agency_id
    WHERE a.due_on >= %(first_day)s AND a.due_on < %(next_day)s
    GROUP BY GROUPING SETS ((g.code), ())
"""


def last_days(period: Period) -> Groups:
    """The last day of each month; today, or the eve of a month to come, where it is not over."""
    eve = timedelta(days=1)
    return [(min(one.last, max(today(), one.first - eve)), f"{one.first:%b %Y}") for one in months(period)]


def by_month(period: Period) -> Groups:
    """The first day of each month."""
    return [(one.first.replace(day=1), f"{one.first:%b %Y}") for one in months(period)]


def by_agency(period: Period) -> Groups:
    """The agencies of the strategy."""
    return [(code.value, str(code.label)) for code in PARTNERS]


MEASURES = (
    ("Children at each level", LEVELS, last_days, (1, 2, 3)),
    ("Referrals to the SERAC panel", REFERRALS, by_agency, (1, 2, 3)),
    ("Missing episodes", EPISODES, by_month, (1, 2, 4)),
    ("Return home interviews", INTERVIEWS, by_month, (3, 4, 5, 6, 7, 8)),
    ("Panel actions", ACTIONS, by_agency, (1, 2, 3, 4)),
)


def figures(period: Period) -> list[list[tuple[Any, ...]]]:
    """What the statements answer, in the order of `MEASURES`: the SQL alone, without any page."""
    known = {
        "first": from_london(period.first, time()),
        "after": from_london(period.next_day, time()),
        "first_day": period.first,
        "next_day": period.next_day,
        "now": now(),
        "today": today(),
        "days": [day for day, _ in last_days(period)],
    }
    return [ask(statement, **known) for _, statement, _, _ in MEASURES]


@needs("report.view")
def board(request: HttpRequest) -> HttpResponse:
    """Every measure of a period as tables."""
    first, last = (date.fromisoformat(text) for text in request.GET["period"].split("_"))
    period = Period(first, last, "")
    sections = [
        section
        for (title, _, groups, shown), found in zip(MEASURES, figures(period), strict=True)
        for section in (Section(title, table(found, groups(period), shown)), Section("All", totals(found)))
    ]
    return page(request, "The board's figures", sections)


def table(found: Sequence[tuple[Any, ...]], groups: Groups, shown: Sequence[int]) -> list[list[Cell]]:
    """A line for every group with the columns that the page shows, nought where nothing is counted."""
    counts = {row[0]: row for row in found}
    return [
        [(label, ""), *((f"{(counts[key][at] or 0) if key in counts else 0:,}", "") for at in shown)]
        for key, label in groups
    ]


def totals(found: Sequence[tuple[Any, ...]]) -> list[list[Cell]]:
    """Every total, from which the shares follow."""
    return [[(f"{count:,}", "") for count in row[1:]] for row in found if row[0] is None]
