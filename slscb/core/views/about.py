"""What the service says about itself: help, and how accessible it is."""

from typing import Any

from slscb.core import navigation
from slscb.core.pages import Page
from slscb.core.policy import PUBLIC, SIGNED_IN


class Account(Page):
    """What a person can do about their own account."""

    capability = SIGNED_IN
    before_factor = True
    template_name = "core/account.html"
    page_title = "Your account"

    def context(self, **more: Any) -> dict[str, Any]:
        """What the apps have put there."""
        return super().context(entries=navigation.own_entries(), caption=self.actor.username, **more)


class Help(Page):
    """Whom to ring, and what the service does with what is written in it."""

    capability = SIGNED_IN
    before_factor = True
    template_name = "core/help.html"
    page_title = "Help and contacts"


class Accessibility(Page):
    """The accessibility statement."""

    capability = PUBLIC
    template_name = "core/accessibility.html"
    page_title = "Accessibility statement"
