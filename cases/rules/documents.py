"""Decisions about documents on a child's record."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cases.choices.documents import DocumentState
from slscb.core.errors import Fault

MOST_A_CHILD, MOST_HELD_A_PERSON = 500, 20
ORPHAN_AFTER = timedelta(days=7)
CAN_BE_WITHDRAWN = frozenset({DocumentState.HELD, DocumentState.RELEASED})


def check_counts(of_child: int, held_by_person: int) -> Iterator[Fault]:
    """A child has 500 documents at most, and a person 20 that wait to be checked. Source: ASVS 5.2.3; our own figures."""
    if of_child >= MOST_A_CHILD:
        yield Fault("file", f"This record has {MOST_A_CHILD} documents, and can have no more")
    if held_by_person >= MOST_HELD_A_PERSON:
        yield Fault("file", f"{MOST_HELD_A_PERSON} of your documents wait to be checked. Send this one later")


def check_same(already: bool) -> Iterator[Fault]:
    """The same file is on a record once, unless it was withdrawn or refused. Source: our own."""
    if already:
        yield Fault("file", "This very file is on the record already")


def check_withdrawal(state: str, reason: str) -> Iterator[Fault]:
    """A document that waits or was checked can be withdrawn, with a reason. Source: issue 3 point 8; our own."""
    if state not in CAN_BE_WITHDRAWN:
        yield Fault("", "This document is closed already")
    if not reason.strip():
        yield Fault("reason", "Enter the reason")


def is_orphan(written_at: datetime, known: bool, infected: bool, present: datetime) -> bool:
    """A file goes where its record says that it is infected, and where no record has named it for a week: what is being
    sent now, and what a restored database does not know yet, is left alone. Source: our own.
    """
    return infected or (not known and present - written_at > ORPHAN_AFTER)
