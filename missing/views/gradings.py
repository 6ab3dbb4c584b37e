"""Recording how police graded a missing child."""

from collections.abc import Mapping
from typing import Any

from missing.forms import GradingForm
from missing.services import gradings
from missing.views.episodes import EpisodePage
from slscb.core.clock import now
from slscb.core.forms import GovForm


class GradingRecord(EpisodePage):
    """Records a level that police gave; those before stay."""

    page_title = "Record a police risk level"
    form_class = GradingForm
    submit_text = "Save the level"
    success_text = "The police risk level is recorded."

    def initial(self) -> Mapping[str, Any]:
        """Most are written down as they are told."""
        return {"graded_at": now().replace(second=0, microsecond=0)}

    def save(self, form: GovForm) -> str:
        """Save and go back to the episode."""
        given = form.given()  # type: ignore[attr-defined]
        gradings.record_grading(actor=self.actor, episode_id=self.episode.public_id, given=given)
        return self.address()
