"""Indicators of risk that other apps' records suggest, for a person to confirm. They register in `AppConfig.ready`.

Who suggests and who asks are siblings that know nothing of one another: they meet here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from agencies.models import User
    from cases.models import Child


@dataclass(frozen=True, slots=True)
class Proposal:
    """An indicator (its code in the tool) that a record suggests: why, in a sentence; since when it is known; from where.

    `source` is the record in words after "the", `agency` the code of the agency that knows it, "" where none is recorded.
    """

    code: str
    words: str
    observed_on: date
    source: str
    agency: str
    href: str
    made_at: datetime


@dataclass(frozen=True)
class Tool:
    """What the app that holds the indicators says of them: their labels by code, and the ways to confirm them.

    Each way is (text, url name, capability); the url takes `child_id`. The likeliest is first.
    """

    labels: Callable[[], Mapping[str, str]]
    ways: tuple[tuple[str, str, str], ...]


Provider = Callable[["User", "Child"], Iterable[Proposal]]

_providers: list[Provider] = []
_tools: list[Tool] = []


def register_proposals(provider: Provider) -> None:
    """Have a record suggest indicators: the provider answers for a child whom the user has opened, with the user's eyes."""
    if provider not in _providers:
        _providers.append(provider)


def proposals_for(user: "User", child: "Child") -> list[Proposal]:
    """Everything that is suggested for a child, the newest first."""
    found = [one for provider in _providers for one in provider(user, child)]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def register_tool(tool: Tool) -> None:
    """Say what the indicators are called and where they are confirmed."""
    _tools[:] = [tool]


def tool_labels() -> Mapping[str, str]:
    """The label of each indicator in force, by code; empty where no app holds any."""
    return _tools[0].labels() if _tools else {}


def tool_ways() -> tuple[tuple[str, str, str], ...]:
    """The ways to confirm indicators, the likeliest first."""
    return _tools[0].ways if _tools else ()
