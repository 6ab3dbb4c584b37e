"""Recording the rows of a confirmed extract, a chunk a transaction: killed anywhere and run again, it ends the same."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import cast
from uuid import UUID

from django.db import connection, transaction
from django.urls import reverse

from agencies import selectors as agencies
from agencies.choices import AgencyCode
from agencies.models import User
from cases import access as cases
from cases.models import Child
from cases.services import involvement
from missing.choices import ExtractState, RowState
from missing.models import Extract, ExtractMatch, ExtractRow, MissingEpisode
from missing.services.extracts import making, planning, receiving
from slscb.core import audit, outbox, wall
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.writing import change

REASON = "a police extract that is recorded"
CHUNK = 1_000
SAVE = """
    UPDATE missing_extractrow r SET state = v.state, outcome = v.outcome, child_id = v.child, episode_id = v.episode,
        faults = v.faults::jsonb, differences = v.differences::jsonb, version = r.version + 1, changed_at = %s
    FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::bigint[], %s::bigint[], %s::text[], %s::text[])
        AS v(id, state, outcome, child, episode, faults, differences)
    WHERE r.id = v.id
"""
OLD_ONES = """
    UPDATE missing_extractrow r SET state = 'superseded', version = r.version + 1, changed_at = %s
    FROM missing_extractrow newer, missing_extract e, missing_extract brought
    WHERE newer.extract_id = %s AND brought.id = newer.extract_id AND e.id = r.extract_id AND e.id < newer.extract_id
    AND e.brought_by_id IS NOT DISTINCT FROM brought.brought_by_id AND r.police_reference = newer.police_reference
    AND r.police_reference <> '' AND r.state IN ('doubtful', 'waiting') AND newer.state <> 'bad'
"""


def record(*, actor: User | None, extract_id: UUID) -> Extract:
    """Record all that is left of a confirmed extract. Each chunk is a transaction of its own. Source: issue 5 point 6."""
    while record_chunk(actor=actor, extract_id=extract_id):
        pass
    return finish(actor=actor, extract_id=extract_id)


def record_for_bringer(*, actor: None, extract_id: UUID) -> None:
    """Record with the sight, as it is now, of whoever brought the file; called by a job, for whom nobody asks."""
    extract = Extract.objects.select_related("brought_by").get(public_id=extract_id)
    record(actor=extract.brought_by, extract_id=extract_id)


@transaction.atomic
def record_chunk(*, actor: User | None, extract_id: UUID) -> bool:
    """Record the next rows in order, with the sight of whoever brought the file as it is now; answers whether there were any.

    A row whose child they see no longer waits, as if she had never been found.
    """
    if actor is not None:
        wall.open_for(actor)
    with wall.lifted(REASON):
        extract = Extract.objects.select_for_update().get(public_id=extract_id)
        if extract.state != ExtractState.CONFIRMED:
            return False
        rows = list(extract.rows.filter(state=RowState.READY).order_by("line")[:CHUNK])
        if rows:
            record_rows(actor=actor, extract=extract, rows=rows)
    return bool(rows)


@transaction.atomic(savepoint=False)
def record_rows(*, actor: User | None, extract: Extract, rows: list[ExtractRow]) -> None:
    """Record rows that have a child, with what follows from them, in a handful of statements. Needs the wall lifted."""
    children = _locked(actor, rows)
    mapping = receiving.mapping_called(extract.mapping_name)
    known, moment, made = planning.standings(rows), now(), making.Made()
    for row in rows:
        if row.child_id not in children:
            _take_back(row)
            continue
        child = children[row.child_id]
        standing = known[child.pk]
        planned = planning.plan(row, standing, moment)
        planning.put(row, planned, mapping)
        if not planned.faults:
            row.state = RowState.RECORDED
            making.make(row, planned, child, made)
            planning.keep(row, planned, standing, pk=-len(made.episodes))
    _involve_police(actor, making.write(actor, made, moment))
    _save(rows, moment)
    about = [row.child_id for row in rows if row.state == RowState.RECORDED and row.child_id]
    detail = {"lines": [rows[0].line, rows[-1].line], "recorded": len(about)}
    audit.record(actor=actor, action=Action.IMPORT, about=about, target=extract, detail=detail)


@transaction.atomic
def finish(*, actor: User | None, extract_id: UUID) -> Extract:
    """Close an extract of which nothing is left to record, and tell those who see a child whom a row may be about."""
    with wall.lifted(REASON):
        extract = Extract.objects.select_for_update().get(public_id=extract_id)
        if extract.state != ExtractState.CONFIRMED or extract.rows.filter(state=RowState.READY).exists():
            return extract
        with connection.cursor() as cursor:
            cursor.execute(OLD_ONES, [now(), extract.pk])
        _tell_others(actor, extract)
        extract.state, extract.finished_at, extract.counts = ExtractState.FINISHED, now(), planning.count(extract)
        audit.record(actor=actor, action=Action.CHANGE, target=extract, detail=extract.counts)
        return change(extract)


@transaction.atomic(savepoint=False)
def resume(*, actor: None) -> list[UUID]:
    """The extracts that are confirmed and not finished, for the job that takes up what a lost one left."""
    found = Extract.objects.filter(state=ExtractState.CONFIRMED).order_by("pk")
    return list(found.values_list("public_id", flat=True))


def _locked(actor: User | None, rows: Iterable[ExtractRow]) -> dict[int, Child]:
    """The rows' children whom the actor still sees, locked in one order so that two imports cannot wait for each other."""
    ids = {row.child_id for row in rows if row.child_id}
    seen = Child.objects.filter(pk__in=ids).select_for_update(of=("self",)).order_by("pk")
    if actor is not None:
        seen = seen.filter(cases.each_acted(actor, "pk")) if actor.may("episode.import") else seen.none()
    return {child.pk: child for child in seen}


def _take_back(row: ExtractRow) -> None:
    ExtractMatch.objects.get_or_create(
        row=row, child_id=cast("int", row.child_id), defaults={"likeness": 100, "why": "Found before"}
    )
    row.child_id, row.state, row.outcome = None, RowState.WAITING, ""


def _involve_police(actor: User | None, told: list[MissingEpisode]) -> None:
    police = agencies.agencies().filter(code=AgencyCode.POLICE).first() if told else None
    if police is None:
        return
    children = [episode.child for episode in told]
    involvement.begin_many(actor=actor, children=children, agency=police, reason="Missing, reported to police")


def _save(rows: list[ExtractRow], moment: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            SAVE,
            [
                moment,
                [row.pk for row in rows],
                [row.state for row in rows],
                [row.outcome for row in rows],
                [row.child_id for row in rows],
                [row.episode_id for row in rows],
                [json.dumps(row.faults) for row in rows],
                [json.dumps(row.differences) for row in rows],
            ],
        )


def _tell_others(actor: User | None, extract: Extract) -> None:
    """Those who see a child of whom whoever brought the file cannot know: once, that something waits, and nothing more."""
    asked = extract.rows.filter(state__in=[RowState.WAITING, RowState.DOUBTFUL])
    hidden = Child.objects.filter(pk__in=ExtractMatch.objects.filter(row__in=asked).values("child"))
    if actor is not None:
        hidden = hidden.exclude(cases.each_acted(actor, "pk"))
    children = list(hidden.values_list("pk", flat=True))
    may = agencies.holding("episode.import").values("user_id")
    people = User.objects.filter(pk__in=may, is_active=True).order_by("pk")
    outbox.notify(
        recipients=[
            one
            for one in people
            if children and Child.objects.filter(cases.each_acted(one, "pk"), pk__in=children).exists()
        ],
        key=f"extract:{extract.public_id}",
        title="Rows of a police extract wait: say which child they are about",
        link=reverse("missing:undecided-list"),
    )
