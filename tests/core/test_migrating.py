"""Steps of a migration taken at once: the tables of one after the other, there and back, with the state drawn once."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState, StateApps

from slscb.core.migrating import AtOnce

pytestmark = pytest.mark.django_db

MADE = migrations.CreateModel("Made", [("id", models.BigAutoField(primary_key=True))])
ADDED = [
    migrations.AddField("made", "first", models.TextField(default="")),
    migrations.AddField("made", "second", models.ForeignKey("cases.made", models.CASCADE, null=True)),
    migrations.AddIndex("made", models.Index(fields=["first"], name="made_first")),
    migrations.AddConstraint("made", models.CheckConstraint(condition=~models.Q(first="no"), name="made_not_no")),
]


def gone_through(*operations):
    """What the catalogue says of the table after the steps and after they were undone, and the state after them."""
    state, states = ProjectState(), []
    state.apps  # noqa: B018 - drawn, as after any step that asks for a model
    with connection.schema_editor(atomic=False) as editor:
        for one in operations:
            before = state.clone()
            one.state_forwards("cases", state)
            one.database_forwards("cases", editor, before, state)
            states.append((one, before, state.clone()))
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        there = catalogue()
        for one, before, after in reversed(states[1:]):
            one.database_backwards("cases", editor, after, before)
    return there, catalogue(), state


def catalogue():
    with connection.cursor() as cursor:
        tables = connection.introspection
        columns = {column.name for column in tables.get_table_description(cursor, "cases_made")}
        return columns, tables.get_constraints(cursor, "cases_made")


def undone(operations):
    """The steps on a database that is afterwards as before."""
    point = connection.savepoint()
    try:
        # Columns that are added get their deferred statements at the end of a migration; none is needed here.
        return gone_through(*operations)
    finally:
        connection.savepoint_rollback(point)


def test_the_tables_are_those_of_the_steps_by_themselves_and_go_back():
    one_by_one, back, _ = undone([MADE, *ADDED])
    at_once, back_at_once, state = undone([MADE, AtOnce(ADDED)])
    assert at_once == one_by_one
    assert at_once[0] == {"id", "first", "second_id"}
    assert {"made_first", "made_not_no"} <= set(at_once[1])
    assert back_at_once == back
    assert back[0] == {"id"}
    assert {field.name for field in state.apps.get_model("cases", "made")._meta.fields} == {"id", "first", "second"}


def test_the_models_are_drawn_once(monkeypatch):
    drawn = []
    render = StateApps.render_multiple
    monkeypatch.setattr(StateApps, "render_multiple", lambda self, states: drawn.append(1) or render(self, states))
    state = ProjectState()
    MADE.state_forwards("cases", state)
    state.apps  # noqa: B018
    drawn.clear()
    AtOnce(ADDED).state_forwards("cases", state)
    assert drawn == [1]


def test_it_can_be_undone_where_each_step_can_and_says_what_it_does():
    assert AtOnce(ADDED).reversible
    assert not AtOnce([*ADDED, migrations.RunSQL("SELECT 1")]).reversible
    assert AtOnce(ADDED[:2]).describe() == "Add field first to made; Add field second to made"
