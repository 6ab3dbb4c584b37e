"""What the service says about itself: help, and how accessible it is."""

from slscb.core.pages import Page
from slscb.core.policy import PUBLIC, SIGNED_IN


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
