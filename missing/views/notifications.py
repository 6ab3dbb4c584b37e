"""Recording that another authority was told of a missing child."""

from collections.abc import Mapping
from typing import Any

from missing.forms import NotificationForm
from missing.services import notifications
from missing.views.episodes import EpisodePage
from slscb.core.clock import now
from slscb.core.forms import GovForm


class NotificationRecord(EpisodePage):
    """Records what another authority was told; what it was told before stays."""

    page_title = "Record that another authority was told"
    form_class = NotificationForm
    submit_text = "Save"
    success_text = "It is recorded that the authority was told."

    def initial(self) -> Mapping[str, Any]:
        """Most are written down as they are told."""
        return {"told_at": now().replace(second=0, microsecond=0)}

    def save(self, form: GovForm) -> str:
        """Save and go back to the episode."""
        told = form.told()  # type: ignore[attr-defined]
        notifications.record_told(actor=self.actor, episode_id=self.episode.public_id, told=told)
        return self.address()
