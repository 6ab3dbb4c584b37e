"""What missing keeps about a child and what follows where two records are one."""

from collections.abc import Iterator
from datetime import datetime

from missing.choices import EpisodeStatus
from missing.models import MissingEpisode
from slscb.core.clock import london_day
from slscb.core.days import written
from slscb.core.joining import Belongings, Follows, Pair

Times = tuple[datetime, datetime | None]


def _against(pair: Pair) -> Iterator[str]:
    """Nobody is missing twice at once: one of two such episodes was recorded in error."""
    kept, other = (_times(one.pk) for one in (pair.kept, pair.other))
    for mine in kept:
        if any(_overlap(mine, theirs) for theirs in other):
            yield (
                f"Both records have a missing episode from {written(london_day(mine[0]))}: "
                "mark one of the two as recorded in error first"
            )


def _times(child: int) -> list[Times]:
    real = MissingEpisode.objects.filter(child=child).exclude(status=EpisodeStatus.RECORDED_IN_ERROR)
    return list(real.order_by("last_seen_at").values_list("last_seen_at", "returned_at"))


def _overlap(one: Times, other: Times) -> bool:
    return (other[1] is None or one[0] < other[1]) and (one[1] is None or other[0] < one[1])


BELONGINGS = Belongings(
    app="missing",
    follow=(
        Follows("missing.missingepisode"),
        Follows("missing.episodelink", apart="other_child"),
        Follows("missing.episodelink", "other_child", apart="child"),
        Follows("missing.missingprofile", alone=()),
        Follows("missing.returninterview"),
        Follows("missing.interviewsharing"),
        Follows("missing.preventioninterview"),
        Follows("missing.policegrading"),
        Follows("missing.authoritynotification"),
        Follows("missing.extractrow"),
        Follows("missing.extractmatch", alone=("row",)),
    ),
    against=_against,
)
