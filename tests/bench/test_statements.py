"""Every kind of page keeps its number of statements, and sends as many among 30 children as among 120."""

import pytest
from django.db import transaction

from bench.place import Place
from bench.statements import MOST, is_total, sent_by
from reporting.seeding import seed
from tests.factories.risk import the_instrument

pytestmark = pytest.mark.django_db

SMALL, LARGE = 30, 120


@pytest.fixture(scope="module")
def sent(django_db_setup, django_db_blocker):
    """The statements of every page at both sizes."""
    with django_db_blocker.unblock():
        return {children: among(children) for children in (SMALL, LARGE)}


def among(children):
    """The statements of every page in a borough that is gone afterwards."""
    with transaction.atomic():
        the_instrument()
        seed(children=children, seed=1)
        found = sent_by(Place())
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("page", MOST)
def test_a_page_keeps_its_budget_of_statements(sent, page):
    listed = "\n".join(f"{number}. {sql[:160]}" for number, sql in enumerate(sent[LARGE][page], 1))
    assert len(sent[LARGE][page]) <= MOST[page], f"{MOST[page]} allowed:\n{listed}"


@pytest.mark.parametrize("page", MOST)
def test_a_page_sends_as_many_statements_among_few_children_as_among_many(sent, page):
    few, many = ([sql for sql in sent[size][page] if not is_total(sql)] for size in (SMALL, LARGE))
    assert len(few) == len(many)
