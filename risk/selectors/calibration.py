"""Calibration rounds: what is still to be scored, one's own answers beside the group's, and how far the group agrees."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from agencies.models import User
from risk import access, rules
from risk.models import CalibrationRound, Vignette, VignetteScore
from risk.selectors import instruments
from slscb.core.clock import today


@dataclass(frozen=True)
class RoundPage:
    """A round for one practitioner: vignettes, own scores by vignette and, once it is closed, the group's levels."""

    round: CalibrationRound
    is_open: bool
    vignettes: list[Vignette]
    own: Mapping[int, VignetteScore]
    group: Mapping[int, Counter[str]]


@dataclass(frozen=True)
class Rater:
    """Somebody who took part, by number and agency: results hold no names."""

    number: int
    agency: str
    scored: int


@dataclass(frozen=True)
class RoundResults:
    """A closed round for the subgroup: how each vignette was scored, how far the raters agree, and what they ticked."""

    round: CalibrationRound
    is_open: bool
    vignettes: list[Vignette]
    tool: rules.Instrument
    raters: list[Rater]
    levels: Mapping[int, Counter[str]]
    codes: Mapping[int, Counter[str]]
    agreement: rules.Agreement | None


def rounds() -> QuerySet[CalibrationRound]:
    """Every round with the number of those who took part, the newest first."""
    raters = Count("vignettes__scores__rater", distinct=True)
    return CalibrationRound.objects.select_related("instrument").annotate(raters=raters).order_by("-created_at", "-pk")


def is_open(found: CalibrationRound) -> bool:
    """Whether a round can still be scored: until it is closed, or its last day is over."""
    return found.closed_at is None and today() <= found.closes_on


def open_round() -> CalibrationRound | None:
    """The round that can be scored now."""
    return CalibrationRound.objects.filter(closed_at=None, closes_on__gte=today()).order_by("-pk").first()


def to_score(user: User) -> tuple[CalibrationRound, int, int] | None:
    """The open round with how many of its vignettes this user has scored, of how many; None where nothing is left."""
    found = open_round()
    if found is None:
        return None
    mine = Count("scores", filter=Q(scores__rater=user))
    counts = found.vignettes.annotate(mine=mine).values_list("mine", flat=True)
    done = sum(bool(number) for number in counts)
    return (found, done, len(counts)) if done < len(counts) else None


def round_page(user: User, round_id: UUID) -> RoundPage:
    """A round as its practitioners see it; the group stays hidden while it is open. Raises NotVisible, NotAllowed."""
    found = access.round_for(user, round_id, "calibration.take")
    vignettes = list(found.vignettes.order_by("position"))
    own = {one.vignette_id: one for one in VignetteScore.objects.filter(vignette__round=found, rater=user)}
    opened = is_open(found)
    group = {} if opened else _levels(list(VignetteScore.objects.filter(vignette__round=found)))
    return RoundPage(found, opened, vignettes, own, group)


def vignette_of(
    user: User, round_id: UUID, number: int
) -> tuple[CalibrationRound, Vignette | None, VignetteScore | None]:
    """A vignette of a round, and the user's own score of it. Raises NotVisible, NotAllowed."""
    found = access.round_for(user, round_id, "calibration.take")
    vignette = found.vignettes.filter(position=number).first()
    own = VignetteScore.objects.filter(vignette=vignette, rater=user).first() if vignette else None
    return found, vignette, own


def round_results(user: User, round_id: UUID) -> RoundResults:
    """How far a round's raters agree, no names; nothing of it while the round is open. Raises NotVisible, NotAllowed."""
    found = access.round_for(user, round_id, "calibration.results")
    vignettes, opened = list(found.vignettes.order_by("position")), is_open(found)
    scores = list(VignetteScore.objects.filter(vignette__round=found).select_related("agency").order_by("pk"))
    people = list(dict.fromkeys(one.rater_id for one in scores))
    by_rater = [[one for one in scores if one.rater_id == person] for person in people]
    agency = [str(theirs[0].agency or "–") for theirs in by_rater]
    raters = [Rater(at, agency[at - 1], len(theirs)) for at, theirs in enumerate(by_rater, start=1)]
    answers = tuple(tuple((one.vignette_id, one.level) for one in theirs) for theirs in by_rater)
    reference = tuple((one.pk, one.reference_level) for one in vignettes)
    tool = instruments.tool_of(found.instrument).rules
    if opened:
        return RoundResults(found, opened, vignettes, tool, raters, {}, {}, None)
    codes: dict[int, Counter[str]] = {one.pk: Counter() for one in vignettes}
    for one in scores:
        codes[one.vignette_id].update(tick["code"] for tick in one.ticks)
    return RoundResults(found, opened, vignettes, tool, raters, _levels(scores), codes, _agreement(answers, reference))


@lru_cache(maxsize=8)
def _agreement(
    answers: tuple[tuple[tuple[int, str], ...], ...], reference: tuple[tuple[int, str], ...]
) -> rules.Agreement:
    """Worked out once: what was scored in a closed round never changes."""
    keyed = [{str(item): level for item, level in theirs} for theirs in answers]
    return rules.agreement(keyed, {str(item): level for item, level in reference})


def _levels(scores: list[VignetteScore]) -> dict[int, Counter[str]]:
    found: dict[int, Counter[str]] = {}
    for one in scores:
        found.setdefault(one.vignette_id, Counter())[one.level] += 1
    return found
