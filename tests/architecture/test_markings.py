"""Every field of every model about a child or a suspect says how far it is protected, and the database holds to it."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models

from slscb.core import marking
from slscb.core.marking import load_markings
from slscb.core.policy import load_policy

OURS = ("cases", "missing", "risk", "serac", "intelligence", "reporting")
FEWEST_FIELDS = 200
ADDRESS_TABLES = """
    SELECT c.relname, count(p.oid) FROM pg_class c
    LEFT JOIN pg_policy p ON p.polrelid = c.oid AND NOT p.polpermissive
        AND pg_get_expr(p.polqual, p.polrelid) LIKE '%%wall_may(''address.view''%%'
    WHERE c.relkind = 'r' AND c.relname LIKE 'cases\\_address%%' GROUP BY c.relname
"""


def ours() -> list[type[models.Model]]:
    """Every model of the apps that keep something about children or suspects."""
    return [model for app in OURS for model in apps.get_app_config(app).get_models()]


def test_every_field_has_a_marking():
    assert marking.unmarked(ours()) == []
    assert sum(len(model._meta.local_concrete_fields) for model in ours()) >= FEWEST_FIELDS


def test_no_field_is_marked_twice_and_no_model_is_gone():
    table = tomllib.loads(Path(settings.MARKINGS_FILE).read_text(encoding="utf-8"))["fields"]
    for model, marked in table.items():
        twice = [
            name for name, times in Counter(name for names in marked.values() for name in names).items() if times > 1
        ]
        assert not twice, f"{model}: {twice}"
    assert table.keys() - {marking.EVERY_MODEL} == {
        model._meta.label for model in ours() if not hasattr(model, "pgh_tracked_model")
    }


def test_each_special_marking_has_a_right_of_its_own_in_the_policy():
    rights = [level.right for level in load_markings().levels.values() if level.right]
    assert len(rights) == len(set(rights)) == 4
    assert set(rights) <= load_policy().capabilities.keys()


class Planted(models.Model):
    secret = models.CharField(max_length=10)

    class Meta:
        app_label = "cases"
        managed = False

    def __str__(self) -> str:
        return self.secret


class Following(models.Model):
    """An event table, as django-pghistory makes one."""

    home = models.CharField(max_length=300)
    pgh_label = models.TextField()
    pgh_tracked_model = apps.get_model("cases", "Address")

    class Meta:
        app_label = "cases"
        managed = False

    def __str__(self) -> str:
        return self.home


# The planted models stay out of the registry, which other tests read too.
for planted in ("planted", "following"):
    apps.all_models["cases"].pop(planted)
apps.clear_cache()


def test_a_field_without_a_marking_is_found():
    assert marking.unmarked([Planted]) == ["cases.Planted.secret has no marking"]


def test_an_event_table_is_marked_as_what_it_follows():
    assert marking.unmarked([Following]) == []
    assert load_markings().special(Following)["home"].right == "address.view"


@pytest.mark.django_db
def test_every_table_of_addresses_asks_for_the_right_besides_the_child():
    with connection.cursor() as cursor:
        cursor.execute(ADDRESS_TABLES.replace("%%", "%"))
        found = dict(cursor.fetchall())
    assert found, "the control: the table is there"
    assert [name for name, policies in found.items() if not policies] == []
