"""What needs doing now: panels that apps put on the home page for those who hold a capability."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from agencies.models import User


@dataclass(frozen=True)
class Panel:
    """One panel of the home page: `build` is given the user and returns the template's context, or None to leave it out."""

    key: str
    title: str
    capability: str
    template: str
    build: Callable[["User"], dict[str, Any] | None]
    order: int


@dataclass(frozen=True)
class Built:
    """A panel ready to be shown."""

    title: str
    template: str
    context: dict[str, Any]


_panels: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    """Put a panel on the home page of everyone who holds its capability."""
    _panels[panel.key] = panel


def panels_for(user: "User") -> list[Built]:
    """The user's panels in page order."""
    mine = sorted((one for one in _panels.values() if user.may(one.capability)), key=lambda one: (one.order, one.key))
    built = [(one, one.build(user)) for one in mine]
    return [Built(one.title, one.template, context) for one, context in built if context is not None]
