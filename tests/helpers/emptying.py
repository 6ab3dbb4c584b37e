"""What the migrations left in the database: read once, and put back after each test that commits for good.

Django's own way empties every table, the rows of data migrations included, and makes rights anew under other ids: slow, and
every test after it would have to do without the agreements and the risk tool. Here rows and ids are what they were.
"""

import io
from dataclasses import dataclass

from django.db import connection, transaction

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations' ORDER BY 1"
WITHOUT_TRIGGERS = "SET LOCAL session_replication_role = replica"  # neither foreign keys nor what forbids a change


@dataclass(frozen=True)
class AsMigrated:
    """The rows of every table that has some, as COPY writes them."""

    tables: tuple[str, ...]
    rows: dict[str, str]

    @classmethod
    def read(cls) -> "AsMigrated":
        """Read them from the database as it is."""
        with connection.cursor() as cursor:
            cursor.execute(TABLES)
            tables = tuple(name for (name,) in cursor.fetchall())
        return cls(tables, {name: _written(name) for name in _filled(tables)})

    def put_back(self) -> None:
        """Leave these rows and no others."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(WITHOUT_TRIGGERS)
            for name in _filled(self.tables):
                cursor.execute(f'DELETE FROM "{name}"')
            for name, rows in self.rows.items():
                cursor.copy_expert(f'COPY "{name}" FROM STDIN', io.StringIO(rows))


def _filled(tables: tuple[str, ...]) -> list[str]:
    """Those of the tables that have rows."""
    asked = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for name in tables)
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [name for (name,) in cursor.fetchall()]


def _written(name: str) -> str:
    rows = io.StringIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{name}" TO STDOUT', rows)
    return rows.getvalue()
