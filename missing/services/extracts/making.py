"""Episodes and interviews that the rows of a chunk make or fill in, kept until they are written together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from agencies.models import User
from cases.models import Child
from cases.services import chronology
from cases.services.chronology import Line
from missing import rules
from missing.choices import EpisodeKind, EpisodeStatus, RowOutcome
from missing.models import ExtractRow, MissingEpisode, ReturnInterview
from missing.rules.reconciling import Plan
from missing.services import alerting, episodes, gradings, linking, reminding
from slscb.core.words import short_moment_words
from slscb.core.writing import change


@dataclass
class Made:
    """What the rows of one chunk make, kept until it is written together."""

    interviews: list[ReturnInterview] = field(default_factory=list)
    episodes: list[MissingEpisode] = field(default_factory=list)
    rows: list[tuple[ExtractRow, MissingEpisode]] = field(default_factory=list)
    fills: list[tuple[ExtractRow, Plan]] = field(default_factory=list)


def make(row: ExtractRow, planned: Plan, child: Child, made: Made) -> None:
    """Make, unsaved, what the plan of a row says."""
    if planned.outcome == RowOutcome.NEW:
        episode = _episode(row, planned, child)
        if row.returned_at:
            episode.status, episode.return_interview = EpisodeStatus.RETURNED, _interview(child, row.returned_at, made)
        made.episodes.append(episode)
        made.rows.append((row, episode))
    elif planned.pk is not None and planned.pk > 0:
        row.episode_id = planned.pk
        if planned.fill:
            made.fills.append((row, planned))
    elif planned.pk is not None:
        _fill_unwritten(row, planned, made)


def _episode(row: ExtractRow, planned: Plan, child: Child) -> MissingEpisode:
    """What police wrote in words stays on the row: it is intelligence, and the episode is everybody's (docs/adr/0060)."""
    seen = cast("datetime", row.last_seen_at)
    return MissingEpisode(
        child=child,
        episode_kind=planned.kind,
        last_seen_at=seen,
        reported_at=row.reported_at or seen,
        reported_by=row.reported_by,
        missing_from=row.missing_from,
        police_reference=row.police_reference,
        police_risk=row.police_risk,
        found_at=row.returned_at,
        returned_at=row.returned_at,
        return_how=row.return_how,
    )


def _interview(child: Child, returned_at: datetime, made: Made) -> ReturnInterview:
    interview = ReturnInterview(child=child, due_at=rules.interview_due_at(returned_at))
    made.interviews.append(interview)
    return interview


def _fill_unwritten(row: ExtractRow, planned: Plan, made: Made) -> None:
    """A second row about an episode that this very chunk makes."""
    episode = made.episodes[-cast("int", planned.pk) - 1]
    made.rows.append((row, episode))
    _put(episode, planned)
    if "returned_at" in planned.fill and episode.returned_at:
        episode.status = EpisodeStatus.RETURNED
        episode.return_interview = _interview(episode.child, episode.returned_at, made)


def _put(episode: MissingEpisode, planned: Plan) -> None:
    for name, value in planned.fill.items():
        setattr(episode, name, value)
    if "returned_at" in planned.fill and episode.found_at is None:
        episode.found_at = episode.returned_at


def write(actor: User | None, made: Made, moment: datetime) -> list[MissingEpisode]:
    """Write what a chunk made, with what follows; answers with the episodes."""
    filled = _filled(made, moment)
    ReturnInterview.objects.bulk_create(made.interviews)
    for episode in made.episodes:
        episode.return_interview = episode.return_interview  # its key is known only now
    MissingEpisode.objects.bulk_create(made.episodes)
    gradings.keep_told(actor=actor, told=[*_graded(made, filled, moment)])
    for row, episode in made.rows:
        row.episode_id = episode.pk
    for episode in filled:
        episode.return_interview = episode.return_interview
        change(episode)
    returned = [episode for episode in filled if episode.return_interview in made.interviews]
    lines = [line for episode in made.episodes for line in _lines(episode, is_new=True)]
    lines += [line for episode in returned for line in _lines(episode, is_new=False)]
    chronology.add_many(actor=actor, lines=lines)
    for interview in made.interviews:
        if interview.due_at > moment:
            reminding.promise(actor=actor, interview=interview)
    alerting.imported(actor=actor, episodes=[*made.episodes, *filled], moment=moment)
    linking.filled(actor=actor, episodes=filled)
    for episode in made.episodes:
        if episode.status == EpisodeStatus.MISSING:
            episodes.tell(actor=actor, episode=episode)
    return [*made.episodes, *filled]


def _graded(made: Made, filled: list[MissingEpisode], moment: datetime) -> Iterator[gradings.Told]:
    """The levels that police wrote into the extract: of new episodes since the report, of ours since they were told."""
    anew = {planned.pk for _, planned in made.fills if "police_risk" in planned.fill}
    for episode, at in (
        *((one, one.reported_at) for one in made.episodes),
        *((one, moment) for one in filled if one.pk in anew),
    ):
        yield gradings.Told(episode=episode, graded_at=at, graded_by=f"Police extract, {episode.police_reference}")


def _filled(made: Made, moment: datetime) -> list[MissingEpisode]:
    """Our own episodes with what a row adds to them, unsaved."""
    found = MissingEpisode.objects.select_related("child", "return_interview").in_bulk({p.pk for _, p in made.fills})
    for _, planned in made.fills:
        episode = found[cast("int", planned.pk)]
        _put(episode, planned)
        if "returned_at" in planned.fill and episode.returned_at:
            episode.status = EpisodeStatus.RETURNED
            episode.return_interview = _interview(episode.child, episode.returned_at, made)
    return list(found.values())


def _lines(episode: MissingEpisode, is_new: bool) -> Iterator[Line]:
    """As `report_missing` and `record_return` write them, with where it came from."""
    child, source = episode.child_id, f"police extract, {episode.police_reference}"
    if is_new:
        kind, seen = EpisodeKind(episode.episode_kind).label, short_moment_words(episode.last_seen_at)
        yield Line(child, episode.last_seen_at, "missing", f"{kind}: last seen {seen} ({source})", episode)
    if episode.returned_at and episode.return_interview:
        length = rules.in_words(rules.missing_for(episode.last_seen_at, episode.returned_at))
        due = short_moment_words(episode.return_interview.due_at)
        summary = f"Returned after {length}. Return home interview due by {due} ({source})"
        yield Line(child, episode.returned_at, "missing", summary, episode)
