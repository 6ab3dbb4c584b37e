"""What other apps find wrong with a child's care as the yearly return will have it. They register in `AppConfig.ready`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.models import CareEpisode, CareFacts, Child

CareCheck = Callable[["Child", "Sequence[CareEpisode]", "CareFacts | None"], list[str]]

_checks: list[CareCheck] = []


def register_care_check(check: CareCheck) -> None:
    """Have a child's care looked at: the check is given what the page has read, asks nothing, and answers in words."""
    if check not in _checks:
        _checks.append(check)


def care_remarks(child: "Child", episodes: "Sequence[CareEpisode]", facts: "CareFacts | None") -> list[str]:
    """What every check says, in the order in which they were registered."""
    return [words for check in _checks for words in check(child, episodes, facts)]
