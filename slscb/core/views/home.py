"""The home page: what needs doing now, for this person's roles."""

from typing import Any

from slscb.core import home, outbox
from slscb.core.pages import Page
from slscb.core.policy import SIGNED_IN

NOTICES_SHOWN = 5


class Home(Page):
    """Each app's panels for the person's capabilities, and the newest notices."""

    capability = SIGNED_IN
    template_name = "core/home.html"

    def title(self) -> str:
        """By name, so that on a shared computer it is plain whose account this is."""
        return f"Hello, {self.actor.first_name or self.actor.username}"

    def context(self, **more: Any) -> dict[str, Any]:
        """Panels and notices."""
        unread = outbox.newest_unread(self.actor, NOTICES_SHOWN)
        return super().context(panels=home.panels_for(self.actor), notices=unread, **more)
