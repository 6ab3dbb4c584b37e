"""Services, selectors, access and rules say what they do; a service is keyword-only, actor first, one transaction."""

import pytest

from tests.architecture.checkers.contracts import service_shape, service_transactions, undescribed
from tests.architecture.checkers.sources import code
from tests.architecture.helpers import finds, hold, over
from tests.architecture.reviewed import SERVICES_WITHOUT_ACTOR, SERVICES_WITHOUT_TRANSACTION

GOOD = '''
@transaction.atomic
def report_missing(*, actor: User, child_id: UUID) -> Episode:
    """Open a missing episode. Raises Invalid."""

def _aside(x):
    pass
'''


def test_public_functions_have_a_sentence_and_full_annotations():
    hold(over(undescribed, code()))


@pytest.mark.parametrize(
    "text",
    [
        "def level(score: int) -> str:\n    return ''",
        'def level(score) -> str:\n    """Say it."""',
        'def level(score: int):\n    """Say it."""',
        'def level(*scores) -> str:\n    """Say it."""',
    ],
)
@pytest.mark.parametrize("path", ["risk/rules.py", "risk/selectors/lists.py", "risk/services/a.py", "cases/access.py"])
def test_a_silent_function_is_found(path, text):
    assert finds(undescribed, path, text)


def test_services_are_keyword_only_with_the_actor_first():
    hold(over(service_shape, code()), SERVICES_WITHOUT_ACTOR)


@pytest.mark.parametrize(
    "signature", ["actor, *, child_id", "*, child_id, actor", "*, child_id", "*arguments", "actor, /", ""]
)
def test_another_shape_is_found(signature):
    assert finds(service_shape, "missing/services/episodes.py", f"def report({signature}): pass")


def test_services_are_one_transaction():
    hold(over(service_transactions, code()), SERVICES_WITHOUT_TRANSACTION)


@pytest.mark.parametrize("mark", ["", "@cache\n", "@non_atomic_requests\n"])
def test_a_service_without_a_transaction_is_found(mark):
    assert finds(service_transactions, "missing/services.py", f"{mark}def report(*, actor): pass")


@pytest.mark.parametrize("mark", ["@transaction.atomic", "@transaction.atomic(durable=True)", "@atomic"])
def test_a_service_with_a_transaction_is_fine(mark):
    assert not finds(service_transactions, "missing/services.py", f"{mark}\ndef report(*, actor): pass")


@pytest.mark.parametrize("checker", [undescribed, service_shape, service_transactions])
def test_a_good_service_is_fine(checker):
    assert not finds(checker, "missing/services/episodes.py", GOOD)
