"""The database is asked by selectors, written to by services, and never with SQL put together from strings."""

import pytest

from tests.architecture.checkers.database import built_sql, orm_in_thin_layers, writes_outside_services
from tests.architecture.checkers.sources import code, product
from tests.architecture.helpers import finds, hold, over
from tests.architecture.reviewed import KERNEL_WRITERS, THIN_WITH_ORM


def test_views_forms_presenters_tasks_and_api_ask_no_database():
    hold(over(orm_in_thin_layers, code()), THIN_WITH_ORM)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("cases/views/child.py", "Child.objects.get(pk=1)"),
        ("cases/views.py", "children.filter(name='x')"),
        ("cases/forms.py", "User._default_manager"),
        ("cases/presenters.py", "from django.db import connection"),
        ("cases/presenters.py", "from django.db.transaction import atomic"),
        ("missing/tasks.py", "episode.save()"),
        ("missing/api/episodes.py", "Child.objects.create(name='x')"),
        ("slscb/core/views/home.py", "notices.order_by('-pk')"),
        ("missing/cards.py", "episodes.select_related('child')"),
    ],
)
def test_a_question_in_a_thin_layer_is_found(path, text):
    assert finds(orm_in_thin_layers, path, text)


@pytest.mark.parametrize("text", ["selectors.children(actor=user)", "data.get('x')", "text.count('a')", "a.update(b)"])
def test_a_call_of_a_selector_is_no_question(text):
    assert not finds(orm_in_thin_layers, "cases/views/child.py", text)


def test_services_alone_write():
    hold(over(writes_outside_services, code()), KERNEL_WRITERS)


@pytest.mark.parametrize(
    "text",
    [
        "def f(child):\n    child.save()",
        "Child.objects.create(name='x')",
        "Child.objects.filter(pk=1).update(name='x')",
        "children.filter(pk=1).delete()",
        "child.delete()",
        "Child._default_manager.bulk_create(rows)",
        "Child.objects.get_or_create(pk=1)",
        "gathering.insert([event])",
        "gathering.update(child.grants.all(), risk_order=1)",
        "from slscb.core.writing import create",
    ],
)
def test_a_write_elsewhere_is_found(text):
    assert finds(writes_outside_services, "cases/selectors.py", text)


@pytest.mark.parametrize("path", ["cases/services/children.py", "cases/services.py", "slscb/core/seeding/names.py"])
def test_a_write_in_a_service_or_in_seeding_is_none(path):
    assert not finds(writes_outside_services, path, "Child.objects.create(name='x')\nchild.save()")


@pytest.mark.parametrize(
    "text",
    [
        "words.update(more)",
        "hash.update(b'x')",
        "super().save()",
        "self.save(form)",
        "cache.delete('key')",
        "make.create(1)",
    ],
)
def test_a_dictionary_is_no_database(text):
    assert not finds(writes_outside_services, "cases/models/child.py", text)


def test_sql_is_a_constant_with_parameters():
    hold(over(built_sql, product()))


@pytest.mark.parametrize(
    "text",
    [
        "cursor.execute(f'SELECT {name}')",
        "cursor.execute('SELECT ' + name)",
        "cursor.execute('SELECT %s' % name)",
        "cursor.execute('SELECT {}'.format(name))",
        "cursor.execute(' '.join(parts))",
        "sql = f'SELECT {name}'\ncursor.execute(sql)",
        "RawSQL(f'lower({name})', [])",
        "Child.objects.raw('SELECT ' + columns + ' FROM cases_child')",
        "Child.objects.extra(where=['1=1'])",
        "migrations.RunSQL(f'DROP TABLE {name}')",
    ],
)
def test_sql_put_together_is_found(text):
    assert finds(built_sql, "cases/selectors.py", text)


@pytest.mark.parametrize("text", ["cursor.execute('SELECT %s', [name])", "cursor.execute(REPORT, [name])", "f'{a}'"])
def test_sql_with_parameters_is_fine(text):
    assert not finds(built_sql, "cases/selectors.py", text)
