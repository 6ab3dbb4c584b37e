"""A seeded borough for many tests: made once, rolled back at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from reporting.seeding import seed
from tests.factories.risk import the_instrument

TODAY = date(2026, 11, 23)
CHILDREN = 260
PER_STATEMENT = "SELECT md5(string_agg(md5(t::text), '' ORDER BY t::text)), count(*) FROM {} t"


@contextmanager
def a_borough(children: int = CHILDREN, number: int = 7, today: date | None = TODAY) -> Iterator[None]:
    """The borough for as long as the context is open; the database must be unblocked."""
    with transaction.atomic():
        the_instrument()
        seed(children=children, seed=number, today=today)
        yield
        transaction.set_rollback(True)


def our_models() -> list[type[models.Model]]:
    """Every table of the service that the borough may write."""
    ours = ("agencies", "cases", "intelligence", "missing", "risk", "serac", "reporting", "core", "auth")
    return [model for app in ours for model in apps.get_app_config(app).get_models()]


def checksums() -> dict[str, Any]:
    """A digest and the number of rows of every table."""
    found = {}
    with connection.cursor() as cursor:
        for model in our_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(PER_STATEMENT.format(table))
            found[model._meta.label] = cursor.fetchone()
    return found
