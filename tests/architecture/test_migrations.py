"""Migrations form one line an app, can be undone, and keep tables apart from rows."""

from django.db import migrations, models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from slscb.core.migrating import AtOnce
from tests.architecture.checkers.migrations import drawn_often, forked, irreversible, mixed, unnamed
from tests.architecture.checkers.sources import APPS
from tests.architecture.helpers import hold

OURS = {*APPS, "core"}
FIELD = migrations.AddField("child", "name", models.TextField())
ROWS = migrations.RunPython(migrations.RunPython.noop, migrations.RunPython.noop)


def ours():
    disk = MigrationLoader(None).disk_migrations
    return {key: migration for key, migration in disk.items() if key[0] in OURS}


def planted(name, *operations, after=()):
    migration = Migration(name, "cases")
    migration.operations = list(operations)
    migration.dependencies = [("cases", earlier) for earlier in after]
    return migration


def line(*planted_migrations):
    return {("cases", migration.name): migration for migration in planted_migrations}


def test_each_app_has_one_line_of_migrations():
    hold(forked(ours()))


def test_a_fork_and_a_merge_are_found():
    first, second = planted("0001"), planted("0002", after=["0001"])
    assert not list(forked(line(first, second)))
    assert list(forked(line(first, second, planted("0002_other", after=["0001"]))))
    assert list(forked(line(first, planted("0001_other"))))
    assert list(forked(line(first, second, planted("0003", after=["0001", "0002"]))))


def test_every_migration_can_be_undone():
    hold(irreversible(ours().values()))


def test_a_one_way_street_is_found():
    assert list(irreversible([planted("0001", migrations.RunPython(migrations.RunPython.noop))]))
    assert list(irreversible([planted("0001", migrations.RunSQL("SELECT 1"))]))
    assert not list(irreversible([planted("0001", FIELD, ROWS, migrations.RunSQL("SELECT 1", "SELECT 1"))]))


def test_tables_and_rows_change_apart():
    hold(mixed(ours().values()))


def test_a_mixture_is_found():
    assert list(mixed([planted("0001", FIELD, ROWS)]))
    assert not list(mixed([planted("0001", FIELD), planted("0002", ROWS, migrations.RunSQL("SELECT 1"))]))


def test_names_say_what_changes():
    hold(unnamed(ours().values()))


def test_a_name_that_says_nothing_is_found():
    assert list(unnamed([planted("0002_auto_20261123_1200")]))
    assert list(unnamed([planted("0002_child_name_child_age_and_more")]))
    assert not list(unnamed([planted("0002_child_name")]))


def test_steps_that_can_be_are_taken_at_once():
    hold(drawn_often(ours().values()))


def test_many_steps_by_themselves_are_found():
    assert list(drawn_often([planted("0001", *[FIELD] * 4)]))
    assert not list(drawn_often([planted("0001", AtOnce([FIELD] * 4), ROWS, *[FIELD] * 3)]))
