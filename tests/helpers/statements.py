"""Counting the statements that a page sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

from slscb.devstack.stepping_down import BEFOREHAND


@contextmanager
def at_most(most: int) -> Iterator[None]:
    """Fail where more than so many statements are sent.

    Savepoints stand for a transaction and do not count, nor what goes before it: who asks (slscb.core.wall), and in tests
    the stepping down to the web's role.
    """
    with CaptureQueriesContext(connection) as captured:
        yield
    sent = [one["sql"] for one in captured if not BEFOREHAND.search(one["sql"])]
    listed = "\n".join(f"{number}. {sql[:160]}" for number, sql in enumerate(sent, 1))
    assert len(sent) <= most, f"{len(sent)} statements, {most} allowed:\n{listed}"
