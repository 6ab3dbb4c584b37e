"""Every exception to a rule of the house, with its reason. A line that excuses nothing any more fails the tests.

Keys are `path` for a whole file or `path::function` for one function.
"""

# The kernel's own doors to the database: nobody else writes past `services`.
KERNEL_WRITERS = {
    "slscb/core/writing.py": "create and change, through which every service writes",
    "slscb/core/audit.py": "the audit event, written in the transaction of the act",
    "slscb/core/tasks.py": "the heartbeat: one row, no record of anybody",
    "slscb/core/outbox/promises.py": "reminders, notices and e-mails, promised in the transaction of the fact",
    "slscb/core/outbox/dispatch.py": "claims a due reminder and marks it done",
    "slscb/core/outbox/emails.py": "claims a waiting e-mail and marks it sent",
    "slscb/core/api/idempotency.py": "keeps the answer to a POST for its repeat",
}

# Files of a thin layer that speak to the database, because that is their job for everyone else.
THIN_WITH_ORM = {
    "slscb/core/api/idempotency.py": "keeps the answer to a POST for its repeat",
    "slscb/core/tasks.py": "the heartbeat: one row, no record of anybody",
}

# Files that ask the system what time it is.
OTHER_CLOCKS = {"slscb/deploy/probe.py": "compares a file's age with the system's clock, which dated it"}

# Services that are not one transaction of their own, or that nobody in particular does.
SERVICES_WITHOUT_TRANSACTION: dict[str, str] = {}
SERVICES_WITHOUT_ACTOR: dict[str, str] = {}

# Functions and files over their budget. Meant to stay empty.
LONG: dict[str, str] = {}

# Every Celery task: what it is for, and what happens when one is lost.
TASKS = {
    "slscb.core.tasks.dispatch_due": "carries out what is due; the next pass finds what a lost one left",
    "slscb.core.tasks.beat_heartbeat": "notes that beat and a worker live; /readyz tells after two silent minutes",
}

# Routes that anyone may open without signing in.
PUBLIC_ROUTES = {"core:sign-in", "core:health", "core:ready"}
