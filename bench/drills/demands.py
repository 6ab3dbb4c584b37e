"""What each drill demands of what it counted, as rows of a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Found = Mapping[str, Any]

ACKNOWLEDGED, KILLS_OF_EACH, RECOVERED_WITHIN = 10_000, 5, 10.0
DUE, KILLS, LATE_WITHIN = 10_000, 20, 60.0


@dataclass(frozen=True)
class Demand:
    """Something counted, beside what it must be."""

    what: str
    demand: str
    counted: float
    is_met: bool


def none(what: str, counted: int) -> Demand:
    """There must be none."""
    return Demand(what, "0", counted, counted == 0)


def least(what: str, limit: float, counted: float) -> Demand:
    """There must be so many, or more."""
    return Demand(what, f"≥ {limit:,g}", counted, counted >= limit)


def most(what: str, limit: float, counted: float) -> Demand:
    """There may be so many, or fewer."""
    return Demand(what, f"≤ {limit:,g}", counted, counted <= limit)


def of_crash(found: Found) -> list[Demand]:
    """Acknowledged writes. Source: security 3.3."""
    kills = found["kills"].values()
    return [
        least("acknowledged", ACKNOWLEDGED, found["acknowledged"]),
        least("kills of each part", KILLS_OF_EACH, min(kill["number"] for kill in kills)),
        none("acknowledged and lost", found["lost"]),
        none("duplicates", found["duplicates"]),
        none("refused", found["refused"]),
        none("writes without exactly one audit event", found["without_exactly_one_audit_event"]),
        *(
            most(f"longest recovery of {part}, s", RECOVERED_WITHIN, kill["longest_recovery"])
            for part, kill in found["kills"].items()
        ),
    ]


def of_reminders(found: Found) -> list[Demand]:
    """Reminders. Source: security 3.4."""
    return [
        least("due", DUE, found["due"]),
        least("kills", KILLS, sum(found["kills"].values())),
        none("notices lost", found["notices"]["lost"]),
        none("notices doubled", found["notices"]["doubled"]),
        none("next day's reminders lost or doubled", sum(found["follow_ups"].values())),
        least("e-mails", found["due"], found["emails"]["expected"]),
        none("e-mails lost", found["emails"]["lost"]),
        most("e-mails repeated", found["most_repeats"], found["emails"]["repeats"]),
        none("e-mails under another Message-ID", found["emails_under_another_id"]),
        most("late, 99th percentile, s", LATE_WITHIN, found["late_seconds"]["p99"]),
        least("watchdog: late before anybody sent", 1, found["alarm_before_the_start"]),
        none("watchdog: late at the end", found["watchdog"]["late_at_the_end"]),
    ]


def of_control_crash(found: Found) -> list[Demand]:
    """A database that answers before the disk has it must be caught losing."""
    return [least("control: acknowledged and lost", 1, found["lost"])]


def of_control_reminders(found: Found) -> list[Demand]:
    """Reminders that only the broker remembers must be caught being lost."""
    return [least("control: notices lost", 1, found["notices"]["lost"])]


DEMANDS = {
    "reminders": of_reminders,
    "control-reminders": of_control_reminders,
    "crash": of_crash,
    "control-crash": of_control_crash,
}
