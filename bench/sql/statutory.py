"""Job i by hand: the three files of the SSDA903 return, each as one COPY of one SELECT."""

from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection

CHILDREN = """
    children AS (
        SELECT c.* FROM cases_child c WHERE EXISTS (
            SELECT FROM cases_careepisode e WHERE e.child_id = c.id AND e.began_on <= %(last)s
            AND (e.ended_on IS NULL OR e.ended_on >= %(first)s)))
"""
HEADER = f"""
    WITH {CHILDREN}
    SELECT c.reference AS "CHILD", c.sex AS "SEX", to_char(c.date_of_birth, 'DD/MM/YYYY') AS "DOB", c.ethnicity AS "ETHNIC",
        coalesce(c.upn, f.upn_unknown) AS "UPN",
        CASE WHEN c.sex = 'F' THEN (f.is_mother AND f.own_child_born_on <= %(last)s)::int END AS "MOTHER",
        CASE WHEN f.own_child_born_on <= %(last)s THEN to_char(f.own_child_born_on, 'DD/MM/YYYY') END AS "MC_DOB"
    FROM children c JOIN cases_carefacts f ON f.child_id = c.id ORDER BY c.id
"""
EPISODES = """
    SELECT c.reference AS "CHILD", to_char(e.began_on, 'DD/MM/YYYY') AS "DECOM", e.reason_began AS "RNE",
        e.legal_status AS "LS", e.category_of_need AS "CIN", e.placement AS "PLACE", e.provider AS "PLACE_PROVIDER",
        CASE WHEN over THEN to_char(e.ended_on, 'DD/MM/YYYY') END AS "DEC", CASE WHEN over THEN e.reason_ended END AS "REC",
        CASE WHEN over THEN nullif(e.reason_placement_changed, '') END AS "REASON_PLACE_CHANGE",
        nullif(e.home_postcode, '') AS "HOME_POST", nullif(e.placement_postcode, '') AS "PL_POST", nullif(e.urn, '') AS "URN"
    FROM cases_careepisode e JOIN cases_child c ON c.id = e.child_id
    CROSS JOIN LATERAL (SELECT coalesce(e.ended_on <= %(last)s, false) AS over) o
    WHERE e.began_on <= %(last)s AND (e.ended_on IS NULL OR e.ended_on >= %(first)s)
    ORDER BY c.id, e.began_on, e.id
"""
MISSING = f"""
    WITH {CHILDREN}, parts AS (
        SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY child_id ORDER BY began_on, id) AS period
        FROM (SELECT id, child_id, began_on, ended_on, lag(ended_on) OVER w IS DISTINCT FROM began_on AS begins
            FROM cases_careepisode WINDOW w AS (PARTITION BY child_id ORDER BY began_on, id)) p
    ), care AS (
        SELECT *, last_value(ended_on) OVER (PARTITION BY child_id, period ORDER BY began_on, id
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS period_ends FROM parts
    ), gone AS (
        SELECT e.id, e.child_id, CASE e.episode_kind WHEN 'care' THEN 'M' ELSE 'A' END AS code,
            (e.last_seen_at AT TIME ZONE 'Europe/London')::date AS began,
            ((CASE e.episode_kind WHEN 'care' THEN coalesce(e.found_at, e.returned_at) ELSE e.returned_at END)
                AT TIME ZONE 'Europe/London')::date AS ended
        FROM missing_missingepisode e
        WHERE e.episode_kind IN ('care', 'away') AND e.status <> 'recorded_in_error'
            AND e.last_seen_at < (%(last)s::date + 1)::timestamp AT TIME ZONE 'Europe/London'
            AND (e.returned_at IS NULL OR e.returned_at >= %(first)s::date::timestamp AT TIME ZONE 'Europe/London')
    ), placed AS (
        SELECT DISTINCT ON (g.id) g.*, k.ended_on AS cut, k.period_ends, c.reference, c.date_of_birth,
            least(g.ended, k.period_ends, CASE WHEN adult <= %(until)s THEN adult END) AS ends
        FROM gone g JOIN children c ON c.id = g.child_id
        CROSS JOIN LATERAL (SELECT (c.date_of_birth + interval '18 years')::date AS adult) a
        JOIN care k ON k.child_id = g.child_id AND k.began_on <= g.began AND (k.ended_on IS NULL OR g.began <= k.ended_on)
        WHERE g.began < adult
        ORDER BY g.id, k.began_on DESC, k.id DESC
    ), rows AS (
        SELECT p.*, cut IS NOT NULL AND cut IS DISTINCT FROM period_ends AND (ends IS NULL OR ends > make_date(
            extract(year FROM cut)::int + (to_char(cut, 'MMDD') > '0331')::int, 3, 31)) AS is_cut FROM placed p
    ), every AS (
        SELECT child_id, reference, date_of_birth, code, began, CASE WHEN is_cut THEN cut ELSE ends END AS ends FROM rows
        UNION ALL SELECT child_id, reference, date_of_birth, code, cut + 1, ends FROM rows WHERE is_cut
    )
    SELECT reference AS "CHILD", to_char(date_of_birth, 'DD/MM/YYYY') AS "DOB", code AS "MISSING",
        to_char(began, 'DD/MM/YYYY') AS "MIS_START",
        CASE WHEN ends <= %(last)s THEN to_char(ends, 'DD/MM/YYYY') END AS "MIS_END"
    FROM every WHERE began <= %(last)s AND (ends IS NULL OR ends >= %(first)s) ORDER BY child_id, began, ends
"""
FILES = {"header.csv": HEADER, "episodes.csv": EPISODES, "missing.csv": MISSING}


def copy(folder: Path, first: date, last: date, until: date) -> None:
    """Write the three files."""
    days: dict[str, Any] = {"first": first, "last": last, "until": until}
    with connection.cursor() as cursor:
        for name, statement in FILES.items():
            asked = cursor.mogrify(statement, days).decode()
            with (folder / name).open("w", encoding="utf-8") as file:
                cursor.copy_expert(f"COPY ({asked}) TO STDOUT WITH (FORMAT csv, HEADER)", file)
