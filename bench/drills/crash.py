"""The drill of acknowledged writes: six clients post through the API while every part is killed again and again.

The control is the same on a database that answers before the disk has it (`synchronous_commit=off`): it must lose.
"""

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from bench.drills.counting import percentile, recovery, tally
from bench.drills.kills import Kill, plan
from bench.drills.parts import Part
from bench.drills.stack import Stack, stack

CLIENTS = 6
KILLS = {"postgres": 6, "web": 5, "worker": 5, "beat": 5, "valkey": 5}
SECONDS, LEAST = 230, 10_000
PATIENCE = 900  # seconds for so many on a machine that does much else besides; five minutes are usual
CONTROL_KILLS, CONTROL_SECONDS = {"postgres": 4}, 45
UNSAFE = ("synchronous_commit = off", "wal_writer_delay = '10s'")
KINDS = ("child", "episode", "intelligence")


def run(seed: int, control: bool) -> dict[str, Any]:
    """Post, kill and count; the control only kills the database."""
    with stack(children=60) as made:
        made.add("worker", concurrency="2")
        made.add("beat")
        made.add("web")
        if control:
            forget_quickly(made)
        journal = made.log("journal")
        tokens = issue_tokens()
        arguments = f"{made.port} {','.join(tokens)} {journal}"
        clients = made.add("clients", "module", module="bench.drills.clients", arguments=arguments)
        kills = plan(CONTROL_KILLS, 12, CONTROL_SECONDS, seed) if control else plan(KILLS, 8, SECONDS, seed)
        began = time.monotonic()
        done = list(carry_out(made, kills))
        while not control and lines_of(journal) < LEAST and time.monotonic() - began < PATIENCE:
            made.rest(0.5)
        clients.process.send_signal(signal.SIGTERM)
        clients.process.wait(60)
        try_to(last_heartbeat)  # our own connection may be one that was killed
        answers = [json.loads(line) for line in journal.read_text().splitlines()]
        return counted(answers, done) | {"ended_by_themselves": dict(made.ended), "disk": disk()}


def issue_tokens() -> list[str]:
    """A token for each client, of social workers of the borough."""
    from agencies.models import User
    from agencies.services.tokens import issue_token

    able = User.objects.filter(is_active=True, memberships__role="practitioner").distinct().order_by("pk")
    chosen = [user for user in able if user.may("child.record") and user.may("episode.report")][:CLIENTS]
    return [issue_token(actor=None, user=chosen[number % len(chosen)]) for number in range(CLIENTS)]


def carry_out(made: Stack, kills: list[Kill]) -> Iterator[dict[str, Any]]:
    """Kill and begin again at the planned seconds; lends what was killed when, and how the wake-ups recovered."""
    began = time.time()
    for kill in kills:
        made.rest(began + kill.after - time.time())
        part, killed_at = made.parts[kill.part], time.time()
        part.kill()
        part.start()
        seconds = wake_ups_carried(made, part, killed_at) if kill.part in ("worker", "beat", "valkey") else None
        print(f"  {killed_at - began:6.1f} s  {kill.part}", file=sys.stderr, flush=True)
        yield {"part": kill.part, "at": killed_at, "recovery": seconds}


def wake_ups_carried(made: Stack, part: Part, killed_at: float, patience: float = 60) -> float:
    """Seconds from the kill until a wake-up sent after it has been carried out: by beat's own where beat was killed."""
    from slscb.celery import app

    while time.time() - killed_at < patience:
        if part.name != "beat":
            try_to(lambda: app.send_task("slscb.core.tasks.beat_heartbeat", expires=5, retry=False))
        made.rest(0.1)
        if try_to(last_heartbeat, 0.0) > killed_at + 0.2:  # not one that was on its way already
            return time.time() - killed_at
    return float("inf")


def last_heartbeat() -> float:
    """When a heartbeat was last written down."""
    from slscb.core.models import Heartbeat

    return Heartbeat.objects.get(name="beat").beaten_at.timestamp()


def try_to(act: Callable[[], Any], otherwise: Any = None) -> Any:
    """What an act answers, or something else while the part that it needs is down."""
    from django.db import connection

    try:
        return act()
    except Exception:  # whatever the broker or the database raises
        connection.close()
        return otherwise


def forget_quickly(made: Stack) -> None:
    """Let the database answer before the disk has it."""
    from django.db import connection

    with connection.cursor() as cursor:
        for setting in UNSAFE:
            cursor.execute(f"ALTER SYSTEM SET {setting}")
    made.parts["postgres"].kill()
    made.parts["postgres"].start()
    connection.close()


def lines_of(journal: Any) -> int:
    """How many answers have been written down."""
    with journal.open("rb") as lines:
        return sum(1 for _ in lines)


def counted(answers: list[dict[str, Any]], done: list[dict[str, Any]]) -> dict[str, Any]:
    """What was acknowledged held against what is in the database."""
    yes = [one for one in answers if one["status"] < 400]
    expected = [f"{one['kind']} {one['mark']}" for one in yes]
    found = tally(expected, in_database())
    sent = [(one["sent"], one["answered"]) for one in yes]
    for kill in done:
        if kill["recovery"] is None:
            kill["recovery"] = recovery(kill["at"], sent)
    waited = [one["answered"] - one["sent"] for one in yes]
    return {
        "requests": sum(one["tries"] for one in answers),
        "acknowledged": found.expected,
        "refused": len(answers) - len(yes),
        "lost": found.lost,
        "duplicates": found.doubled,
        "without_exactly_one_audit_event": badly_audited(),
        "answer_ms": {str(percent): round(percentile(waited, percent) * 1000) for percent in (50, 99)},
        "kills": by_part(done),
    }


def by_part(done: list[dict[str, Any]]) -> dict[str, Any]:
    """How often each part was killed, and the longest recovery in seconds."""
    return {
        part: {"number": len(each), "longest_recovery": round(max(each), 2)}
        for part in KILLS
        if (each := [kill["recovery"] for kill in done if kill["part"] == part])
    }


def in_database() -> Iterator[str]:
    """The kind and mark of everything the clients have brought into the database, a duplicate as often as it is there."""
    for kind, rows, field in marked():
        for text in rows.values_list(field, flat=True):
            yield f"{kind} {text[: len('drill ') + 36]}"


def marked() -> list[tuple[str, Any, str]]:
    """The rows of each kind that bear a mark, and the field that bears it."""
    from cases.models import Child
    from intelligence.models import IntelligenceReport
    from missing.models import MissingEpisode

    models = zip(
        KINDS, (Child, MissingEpisode, IntelligenceReport), ("school", "circumstances", "narrative"), strict=True
    )
    return [(kind, model.objects.filter(**{f"{field}__startswith": "drill "}), field) for kind, model, field in models]


def badly_audited() -> int:
    """How many of the rows have not exactly one event that says who recorded them."""
    from django.db.models import Count

    from slscb.core.models import AuditEvent

    created = AuditEvent.objects.filter(action="create").values("target_id").annotate(number=Count("pk"))
    events = dict(created.values_list("target_id", "number"))
    ids = [one for _, rows, _ in marked() for one in rows.values_list("public_id", flat=True)]
    return sum(1 for one in ids if events.get(one) != 1)


def disk() -> dict[str, str]:
    """What the database promises of the disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'data_checksums')"
        )
        return dict(cursor.fetchall())
