"""No notice leads to a page that its recipient may not open: every kind is provoked and every link opened.

People who have no part in the child stand by: leads and managers elsewhere, a worker whose account is closed, somebody
of the panel whose role does not open agendas. Each kind of reminder and each place that notifies must have a story.
"""

import ast
from datetime import timedelta
from pathlib import Path

import pytest

from slscb.core import outbox
from slscb.core.models import Notice, Reminder
from slscb.core.outbox import registry
from tests.access.place import Place, closed_doors
from tests.access.stories import STORIES
from tests.factories.agencies import a_user

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
APPS = ("agencies", "cases", "intelligence", "missing", "risk", "serac", "reporting")
DAY = timedelta(days=1)


@pytest.mark.parametrize("manager", [True, False], ids=["with a manager", "without"])
@pytest.mark.parametrize("story", STORIES)
def test_whoever_is_told_may_open_what_the_notice_leads_to(story, manager):
    story(Place(manager=manager))
    assert closed_doors() == []


def test_a_notice_to_somebody_who_may_not_is_found_by_this_test():
    place = Place()
    outbox.notify(recipients=[a_user()], key="planted", title="Planted", link=f"/children/{place.child.public_id}/")
    assert len(closed_doors()) == 1


def test_every_kind_of_reminder_and_every_place_that_notifies_has_a_story():
    """A new reminder or a new call of `notify` fails here until a story above provokes it."""
    for story in STORIES:
        story(Place())
    carried_out = set(Reminder.objects.filter(state="done").values_list("reminder_kind", flat=True))
    ours = {kind for kind, handler in registry._handlers.items() if handler.__module__.partition(".")[0] in APPS}
    assert ours <= carried_out
    told = {notice.key.partition(":")[0] for notice in Notice.objects.all()}
    assert keys_in_the_source() <= told


def keys_in_the_source() -> set[str]:
    """What the keys of notices begin with, where a call or a helper of it spells one out: `key=f"missing:{…}"`."""
    found = set()
    for path in (path for app in APPS for path in (ROOT / app).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "notify(" in text:
            found |= {key for node in ast.walk(ast.parse(text)) for key in spelt(node)}
    return found


def spelt(node: ast.AST) -> set[str]:
    """The beginning of a literal key given to a notification, up to its first colon."""
    if not isinstance(node, ast.Call) or getattr(node.func, "attr", getattr(node.func, "id", "")) not in (
        "notify",
        "_tell",
    ):
        return set()
    values = [keyword.value for keyword in node.keywords if keyword.arg == "key"]
    texts = [value.values[0] for value in values if isinstance(value, ast.JoinedStr)]
    return {str(text.value).partition(":")[0] for text in texts if isinstance(text, ast.Constant)}
