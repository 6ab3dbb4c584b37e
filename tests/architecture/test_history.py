"""History is kept of everything about a child, and read by nobody who may not read the record itself."""

import pytest
from django.apps import apps
from django.db import connection, models

from cases.models import Child
from missing.models.extract import TOLD
from slscb.core import history
from slscb.core.history import ChangeEvent
from slscb.devstack.postgres import APP
from tests.architecture.reviewed import UNKEPT

pytestmark = pytest.mark.django_db

POLICIES = """
    SELECT polname, polpermissive, pg_get_expr(polqual, polrelid) FROM pg_policy
    WHERE polrelid = %s::regclass AND polcmd = ANY(%s) AND polqual IS NOT NULL ORDER BY polname
"""
FENCED = "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = %s::regclass"
RIGHTS = ("INSERT", "UPDATE", "DELETE", "TRUNCATE")


def about_a_child(known=None):
    """Models from which foreign keys lead to a child, by however many steps; and the child."""
    candidates = [model for model in apps.get_models() if not issubclass(model, ChangeEvent)]
    found = known or {Child}
    wider = found | {model for model in candidates if found & {f.related_model for f in keys(model)}}
    return wider if wider == found else about_a_child(wider)


def keys(model):
    return [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]


def ask(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def policies_of(table, commands, called):
    return [
        (name, permissive, seen.replace(f"{table}.", f"{called}."))
        for name, permissive, seen in ask(POLICIES, table, commands)
    ]


def as_tracked(events):
    return policies_of(events._meta.db_table, ["r"], "it"), policies_of(tracked_table(events), ["*", "r"], "it")


def tracked_table(events):
    return events.pgh_tracked_model._meta.db_table


def label(model):
    return model._meta.label_lower


ALL = history.event_models()


def test_history_is_kept_of_everything_about_a_child():
    unkept = {label(model) for model in about_a_child()} - {label(events.pgh_tracked_model) for events in ALL}
    assert unkept == UNKEPT.keys(), "decorate the model with slscb.core.history.tracked(by=…)"
    assert len(about_a_child()) >= 20, "the control: the models are found"


@pytest.mark.parametrize("events", ALL, ids=label)
def test_an_event_is_seen_by_whoever_sees_the_record(events):
    of_events, of_records = as_tracked(events)
    assert of_events == of_records, "SELECT history_fence('the event table', 'the table') once more in a migration"
    assert ask(FENCED, events._meta.db_table) == ask(FENCED, tracked_table(events))


@pytest.mark.parametrize("events", [one for one in ALL if one.pgh_tracked_model in about_a_child()], ids=label)
def test_an_event_about_a_child_is_behind_the_wall(events):
    assert ask(FENCED, events._meta.db_table) == [(True,)]
    assert as_tracked(events)[0], "a policy"


@pytest.mark.parametrize("events", ALL, ids=label)
def test_the_role_of_the_web_may_only_read_events(events):
    table = events._meta.db_table
    held = [right for right in RIGHTS if ask("SELECT has_table_privilege(%s, %s, %s)", APP, table, right) == [(True,)]]
    assert held == [], f"SELECT history_close('{table}') in a migration"


@pytest.mark.parametrize("events", ALL, ids=label)
def test_an_event_holds_every_column_that_is_not_left_out(events):
    """A column added to the record is added to its history by makemigrations."""
    left_out = {field.column for field in events.pgh_tracked_model._meta.local_concrete_fields} - {
        field.column for field in events._meta.local_concrete_fields
    }
    assert left_out == set(LEFT_OUT.get(label(events.pgh_tracked_model), ()))


LEFT_OUT = {
    "missing.extractrow": TOLD,  # can be forgotten once it has served
    "agencies.user": ("password", "last_login", "last_used_on"),
    "cases.childusergrant": ("listed", "risk_order", "review_due_on"),
    "cases.childgroupgrant": ("listed", "risk_order", "review_due_on"),
}


def test_a_policy_that_differs_is_seen():
    """The control."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE POLICY open ON cases_noteevent FOR SELECT USING (true)")
    of_events, of_records = as_tracked(next(one for one in ALL if label(one) == "cases.noteevent"))
    assert of_events != of_records
