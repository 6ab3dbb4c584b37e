"""What every template knows: the service's name, the person's menu and how many notices wait."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from slscb.core import navigation, outbox

SERVICE_NAME = "Slough safeguarding children: exploitation and missing"
MOST_SHOWN = 99


def page(request: HttpRequest) -> dict[str, Any]:
    """The layout's variables. Nothing is asked of the database until a template shows it."""
    shared = {"service_name": SERVICE_NAME, "demo_banner": settings.DEMO_BANNER}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return shared
    return shared | {
        "navigation": SimpleLazyObject(lambda: navigation.entries_for(user, request.path)),
        "unread_notices": SimpleLazyObject(lambda: outbox.unread_count(user)),
    }
