"""What every template knows: the service's name, the person's menu, how many notices wait and what was just done."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.messages import SUCCESS, get_messages
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from slscb.core import navigation, outbox
from slscb.core.signin import staying

if TYPE_CHECKING:
    from agencies.models import User

SERVICE_NAME = "Slough safeguarding children: exploitation and missing"
MOST_SHOWN = 99


@dataclass(frozen=True)
class Flash:
    """Something to say once at the top of a page."""

    text: str
    is_success: bool

    @property
    def title(self) -> str:
        """The banner's own heading."""
        return "Done" if self.is_success else "Important"


def page(request: HttpRequest) -> dict[str, Any]:
    """The layout's variables. Nothing is asked of the database until a template shows it."""
    shared: dict[str, Any] = {
        "service_name": SERVICE_NAME,
        "demo_banner": settings.DEMO_BANNER,
        "flashes": SimpleLazyObject(lambda: flashes(request)),
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return shared
    if hasattr(request, "session"):
        shared["session_seconds"] = staying.seconds_from_now(request)
        shared["session_warning"] = int(settings.SESSION_WARNING.total_seconds())
    return shared | {
        "navigation": SimpleLazyObject(lambda: navigation.entries_for(user, request.path)),
        "unread_notices": SimpleLazyObject(lambda: unread_words(user)),
    }


def flashes(request: HttpRequest) -> list[Flash]:
    """What earlier pages left to say; saying it forgets it."""
    return [Flash(str(message), message.level == SUCCESS) for message in get_messages(request)]


def unread_words(user: "User") -> str:
    """How many notices wait, as the bell shows it: nothing, '3' or '99+'."""
    count = outbox.unread_count(user)
    return f"{MOST_SHOWN}+" if count > MOST_SHOWN else str(count or "")
