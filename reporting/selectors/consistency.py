"""How agencies, teams and workers apply thresholds: counts of assessments, never a child. Sealed children are left out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count

from agencies.choices import Role
from agencies.models import Membership, User
from reporting import rules
from reporting.rules import Period
from reporting.selectors import measure as measuring
from reporting.selectors.measure import Answer
from reporting.selectors.thresholds import PROPOSALS, assessed
from risk.choices import RANK, AssessmentKind, AssessmentStatus, When
from slscb.core import wall
from slscb.core.clock import today
from slscb.core.errors import NotAllowed

MOST_SETS = 20
NO_TEAM = "No team today"
# Assessments of the period whose current indicators are the same set of the same version; those with more than one level.
SETS = """
    WITH ticked AS (
        SELECT a.id, a.instrument_id, a.final_level, array_agg(i.code ORDER BY i.position) AS codes
        FROM risk_assessment a
        JOIN risk_indicatortick t ON t.assessment_id = a.id AND t."when" = %(current)s
        JOIN risk_indicator i ON i.id = t.indicator_id
        WHERE a.assessment_kind = %(kind)s AND a.status IN %(statuses)s AND a.assessed_on BETWEEN %(first)s AND %(last)s
        GROUP BY a.id
    )
    SELECT v.tool_version, codes, array_agg(DISTINCT final_level), count(*),
           count(*) FILTER (WHERE final_level = 'none'), count(*) FILTER (WHERE final_level = 'low'),
           count(*) FILTER (WHERE final_level = 'medium'), count(*) FILTER (WHERE final_level = 'high')
    FROM ticked JOIN risk_instrument v ON v.id = ticked.instrument_id
    GROUP BY v.tool_version, codes
    HAVING count(DISTINCT final_level) > 1
    ORDER BY count(*) DESC, codes
"""


@dataclass(frozen=True)
class Applied:
    """One team's or worker's assessments: as the tool calculates, raised, lowered; and those that wait or were refused."""

    name: str
    team: str
    same: int = 0
    raised: int = 0
    lowered: int = 0
    undecided: int = 0

    @property
    def total(self) -> int:
        """All assessments."""
        return self.same + self.raised + self.lowered


@dataclass(frozen=True)
class SameIndicators:
    """The same current indicators, settled at different levels: counts from none to HIGH."""

    version: str
    codes: tuple[str, ...]
    counts: tuple[int, int, int, int]


@dataclass(frozen=True)
class Consistency:
    """What the page shows; `proposals` and `sets` are the whole borough's and left out for one team."""

    period: Period
    proposals: Answer | None
    crossed: Mapping[tuple[str, str], int]
    teams: list[Applied]
    workers: list[Applied]
    sets: list[SameIndicators]
    rare: int
    own_teams: tuple[str, ...]


def consistency(user: User, period: Period) -> Consistency:
    """How thresholds are applied in a period: a team manager sees their own teams, nobody a name without the right to.

    Combinations of indicators seen fewer than six times are not shown, only counted. Raises NotAllowed.
    Source: issue 4, what must work 6.
    """
    if not user.may("consistency.view"):
        raise NotAllowed("Your role does not include how thresholds are applied.")
    own = teams_of(user)
    with wall.lifted("how thresholds are applied", sealed=False):
        teams, workers = _applied(period, only=own)
        proposals = None if own else measuring.answer(PROPOSALS, period, "agency")
        crossed = {} if own else _crossed(period)
        sets, rare = ([], 0) if own else _sets(period)
    named = workers if user.may("consistency.workers") else []
    return Consistency(period, proposals, crossed, teams, named, sets, rare, tuple(sorted(own.values())))


def teams_of(user: User) -> dict[int, str]:
    """The teams to which a manager is limited, by internal id; none for those who answer for the whole borough."""
    if {Role.CSE_LEAD, Role.LSCB_MANAGER} & set(user.standing.roles):
        return {}
    return {one.team_id: str(one.team) for one in user.live_memberships if one.role == Role.TEAM_MANAGER}


def _applied(period: Period, only: Mapping[int, str]) -> tuple[list[Applied], list[Applied]]:
    """By team and by worker. A worker's figures stand in the team that they are in today: one statement for the counts."""
    names = ("completed_by", "calculated_level", "final_level", "requested_level")
    rows = list(assessed(period).order_by().values_list(*names).annotate(number=Count("pk")))
    places = _places({row[0] for row in rows})
    counted: dict[int, Counter[str]] = {}
    for worker, calculated, final, requested, number in rows:
        if only and places.get(worker, (0, ""))[0] not in only:
            continue
        kinds = counted.setdefault(worker, Counter())
        kinds[_kind(calculated, final)] += number
        kinds["undecided"] += number if requested and final == calculated else 0
    names_of = dict(_names(counted))
    workers = [Applied(names_of[one], places.get(one, (0, NO_TEAM))[1], **kinds) for one, kinds in counted.items()]
    workers.sort(key=lambda one: (one.team, one.name))
    return _by_team(workers), workers


def _by_team(workers: Iterable[Applied]) -> list[Applied]:
    sums: dict[str, Counter[str]] = {}
    for one in workers:
        counts = {"same": one.same, "raised": one.raised, "lowered": one.lowered, "undecided": one.undecided}
        sums.setdefault(one.team, Counter()).update(counts)
    return [Applied(team, team, **counts) for team, counts in sorted(sums.items())]


def _kind(calculated: str, final: str) -> str:
    step = RANK[final] - RANK[calculated]
    return "raised" if step > 0 else "lowered" if step < 0 else "same"


def _places(workers: set[int]) -> dict[int, tuple[int, str]]:
    """The team of each worker today: that of the oldest live membership."""
    live = (
        Membership.objects.live(today()).filter(user__in=workers).select_related("team").order_by("-starts_on", "-pk")
    )
    return {one.user_id: (one.team_id, str(one.team)) for one in live}


def _names(workers: Iterable[int]) -> list[tuple[int, str]]:
    return [(one.pk, str(one)) for one in User.objects.filter(pk__in=list(workers))]


def _crossed(period: Period) -> dict[tuple[str, str], int]:
    """How many were proposed at one level and settled at another, every pair."""
    found = assessed(period).filter(based_on_screening__isnull=False).order_by()
    pairs = found.values_list("based_on_screening__final_level", "final_level").annotate(number=Count("pk"))
    return {(proposed, final): number for proposed, final, number in pairs}


def _sets(period: Period) -> tuple[list[SameIndicators], int]:
    """The most frequent combinations with more than one final level, and how many are too rare to be shown."""
    statuses = (AssessmentStatus.COMPLETED.value, AssessmentStatus.AWAITING_APPROVAL.value)
    asked: dict[str, Any] = {
        "current": When.CURRENT.value,
        "kind": AssessmentKind.ASSESSMENT.value,
        "statuses": statuses,
    }
    with connection.cursor() as cursor:
        cursor.execute(SETS, {**asked, "first": period.first, "last": period.last})
        rows = cursor.fetchall()
    often = [row for row in rows if not rules.is_small(row[3])]
    shown = [
        SameIndicators(version, tuple(codes), tuple(counts)) for version, codes, _, _, *counts in often[:MOST_SETS]
    ]
    return shown, len(rows) - len(often)
