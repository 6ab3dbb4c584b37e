"""What the database itself refuses about episodes."""

from datetime import timedelta

import pytest

from missing.models import MissingEpisode
from slscb.core.clock import now
from slscb.core.errors import Invalid
from slscb.core.writing import create
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode, an_episode

pytestmark = pytest.mark.django_db


def refused(**fields):
    """The paths of the faults with which a record is refused."""
    seen = fields.pop("last_seen_at", now() - 5 * HOUR)
    with pytest.raises(Invalid) as caught:
        create(
            MissingEpisode(
                **{"child": fields.pop("child", None) or a_child(), "episode_kind": "home", "last_seen_at": seen}
                | {"reported_at": seen + HOUR}
                | fields
            )
        )
    return [fault.path for fault in caught.value.faults]


def test_a_child_has_one_open_episode():
    episode = an_episode(a_child())
    assert refused(child=episode.child) == [""]


def test_episodes_of_a_child_do_not_overlap():
    episode = a_returned_episode(a_child())
    inside = episode.last_seen_at + timedelta(minutes=1)
    end = episode.last_seen_at + HOUR
    assert refused(child=episode.child, last_seen_at=inside, returned_at=end, status="returned") == ["last_seen_at"]


def test_an_episode_may_begin_the_moment_another_ended_and_other_children_may_be_missing_at_once():
    episode = a_returned_episode(a_child())
    again = an_episode(episode.child, episode.returned_at)
    assert an_episode(a_child(given_name="Zara"), again.last_seen_at).status == "missing"


def test_what_was_recorded_in_error_stands_in_nobodys_way():
    wrong = an_episode(a_child(), status="recorded_in_error")
    assert an_episode(wrong.child).pk


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"reported_at": -HOUR}, "last_seen_at"),
        ({"returned_at": timedelta(0), "status": "returned"}, "returned_at"),
        ({"found_at": -HOUR}, "found_at"),
        ({"found_at": 2 * HOUR, "returned_at": HOUR, "status": "returned"}, "found_at"),
    ],
)
def test_the_times_of_an_episode_follow_each_other(fields, path):
    seen = now() - 5 * HOUR
    moments = {name: seen + value if isinstance(value, timedelta) else value for name, value in fields.items()}
    assert refused(last_seen_at=seen, **moments) == [path]
