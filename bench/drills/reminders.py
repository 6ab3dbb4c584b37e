"""The drill of reminders: ten thousand fall due while workers, the broker and beat are killed again and again.

Two workers and two beats run throughout. The control sends its reminders as Celery tasks ahead of time: it must lose.
"""

import sys
import time
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import Any

from bench.drills.counting import percentile, strangers, tally
from bench.drills.crash import try_to
from bench.drills.kills import Kill, plan
from bench.drills.stack import Stack, stack

NUMBER, SECONDS = 10_000, 180
KILLS = {
    "worker-1": 3,
    "worker-2": 2,
    "pool of worker-1": 2,
    "pool of worker-2": 3,
    "valkey": 5,
    "beat-1": 3,
    "beat-2": 2,
}
POOL, WORKERS = "pool of ", 2
CONTROL_NUMBER, CONTROL_SECONDS, CONTROL_REST = 1_500, 20, 25
CONTROL_KILLS = {"worker-1": 3, "valkey": 1}
PATIENCE = 600  # seconds: the last lease of an e-mail has run out long before


def run(seed: int, control: bool) -> dict[str, Any]:
    """Promise, kill and count."""
    with stack(children=400) as made:
        empty_outbox()
        return by_eta(made, seed) if control else by_outbox(made, seed)


def by_outbox(made: Stack, seed: int) -> dict[str, Any]:
    """The service's own way."""
    from slscb.core import outbox
    from slscb.core.clock import now

    mailbox = made.log("mailbox")
    mailbox.touch()
    made.add("mail", "module", module="bench.drills.mailbox", arguments=f"{made.mail_port} {mailbox}")
    promise(now() - timedelta(minutes=2), 1, 1)
    alarm = outbox.late_reminders(now()).count()  # nobody sends yet: the watchdog must see it
    for name in ("worker-1", "worker-2", "beat-1", "beat-2"):
        made.add(name, name.split("-")[0])
    keys = promise(now() + timedelta(seconds=10), NUMBER, SECONDS)
    watched = watch(made, plan(KILLS, 12, 10 + SECONDS, seed))
    return counted(keys, mailbox.read_text().split("\n")[:-1]) | watched | {"alarm_before_the_start": alarm}


def watch(made: Stack, kills: list[Kill]) -> dict[str, Any]:
    """Kill as planned and ask the watchdog each second, from this process, until nothing waits or patience ends."""
    from slscb.core import outbox
    from slscb.core.clock import now

    began, left, most, seconds = time.monotonic(), list(kills), 0, 0
    while (spent := time.monotonic() - began) < PATIENCE and (left or try_to(still_waiting, True)):
        while left and left[0].after <= spent:
            strike(made, left.pop(0), spent)
        late = try_to(lambda: outbox.late_reminders(now()).count(), 0)
        most, seconds = max(most, late), seconds + bool(late)
        made.rest(1)
    return {
        "kills": {part: sum(kill.part == part for kill in kills) for part in KILLS},
        "ended_by_themselves": dict(made.ended),
        "seconds": round(time.monotonic() - began),
        "watchdog": {
            "most_late": most,
            "seconds_of_alarm": seconds,
            "late_at_the_end": outbox.late_reminders(now()).count(),
        },
    }


def strike(made: Stack, kill: Kill, spent: float) -> None:
    """Kill a part and begin it again; a worker's pool is begun again by its master."""
    print(f"  {spent:6.1f} s  {kill.part}", file=sys.stderr, flush=True)
    if kill.part.startswith(POOL):
        made.parts[kill.part.removeprefix(POOL)].kill_children()
    else:
        made.parts[kill.part].kill()
        made.parts[kill.part].start()


def still_waiting() -> bool:
    """Whether anything due has not gone out."""
    from slscb.core.clock import now
    from slscb.core.models import OutgoingEmail, Reminder

    due = Reminder.objects.filter(state="pending", due_at__lte=now() + timedelta(hours=1))
    return due.exists() or OutgoingEmail.objects.filter(state="pending").exists()


def empty_outbox() -> None:
    """Take away what the borough has promised: the drill counts its own."""
    from slscb.core.models import Notice, OutgoingEmail, Reminder

    for model in (Notice, OutgoingEmail, Reminder):
        model.objects.all().delete()


def promise(first: datetime, number: int, seconds: float) -> list[str]:
    """So many return interviews whose 72 hours end one after another within so many seconds; the keys of the reminders."""
    from missing.models import ReturnInterview
    from missing.services.reminding import KIND
    from slscb.core.models import Reminder

    due = [first + timedelta(seconds=seconds * one / number) for one in range(number)]
    children = islice(cycle(children_with_worker()), number)
    waiting = [ReturnInterview(child_id=child, due_at=at) for child, at in zip(children, due, strict=True)]
    interviews = ReturnInterview.objects.bulk_create(waiting, batch_size=1000)
    kind = interviews[0].kind
    reminders = [
        Reminder(
            key=f"{KIND}:{one.public_id}:1:2", reminder_kind=KIND, due_at=one.due_at, about_kind=kind, about_id=one.pk
        )
        for one in interviews
    ]
    Reminder.objects.bulk_create(reminders, batch_size=1000)
    return [one.key for one in reminders]


def children_with_worker() -> list[int]:
    """The children whose worker can be told and written to."""
    from cases.models import Allocation

    live = Allocation.objects.filter(ends_on=None, worker__is_active=True).exclude(worker__email="")
    return list(live.order_by("pk").values_list("child_id", flat=True))


def counted(keys: list[str], mailbox: list[str]) -> dict[str, Any]:
    """Notices, follow-ups and e-mails held against the promises."""
    from slscb.core.models import Notice, OutgoingEmail, Reminder

    due = dict(Reminder.objects.filter(key__in=keys).values_list("key", "due_at"))
    notices = list(Notice.objects.filter(key__in=keys).values_list("key", "created_at"))
    told = tally(keys, [key for key, _ in notices])
    following = tally([f"{key[:-1]}3" for key in keys], Reminder.objects.values_list("key", flat=True))
    ids = OutgoingEmail.objects.filter(key__in=keys).values_list("public_id", flat=True)
    arrived = [line.split()[0][1:].split("@")[0] for line in mailbox]
    written = tally([str(one) for one in ids], arrived)
    late = [(at - due[key]).total_seconds() for key, at in notices]
    every = list(OutgoingEmail.objects.values_list("public_id", flat=True))
    return {
        "due": len(keys),
        "notices": {"lost": told.lost, "doubled": told.doubled},
        "follow_ups": {"lost": following.lost, "doubled": following.doubled},
        "emails": {"expected": written.expected, "lost": written.lost, "repeats": written.doubled},
        "emails_under_another_id": strangers([str(one) for one in every], arrived),
        "most_repeats": sum(KILLS.values()) * WORKERS,
        "late_seconds": {
            name: round(percentile(late, percent), 1) for name, percent in (("p50", 50), ("p99", 99), ("max", 100))
        },
    }


def by_eta(made: Stack, seed: int) -> dict[str, Any]:
    """Celery's own way to do something later, with the service's settings (`acks_late` and the rest)."""
    from agencies.models import User
    from bench.drills.tasks import remind_by_eta
    from slscb.core.clock import now
    from slscb.core.models import Notice

    made.add("worker-1", "worker")
    recipient, first = User.objects.filter(is_active=True).order_by("pk")[0], now() + timedelta(seconds=10)
    for one in range(CONTROL_NUMBER):
        eta = first + timedelta(seconds=CONTROL_SECONDS * one / CONTROL_NUMBER)
        remind_by_eta.apply_async((recipient.pk, one), eta=eta)
    began = time.monotonic()
    for kill in plan(CONTROL_KILLS, 12, 10 + CONTROL_SECONDS, seed):
        made.rest(kill.after - (time.monotonic() - began))
        strike(made, kill, time.monotonic() - began)
    made.rest(CONTROL_REST)
    found = tally([f"eta:{one}" for one in range(CONTROL_NUMBER)], Notice.objects.values_list("key", flat=True))
    return {"due": CONTROL_NUMBER, "kills": CONTROL_KILLS, "notices": {"lost": found.lost, "doubled": found.doubled}}
