"""Ending an episode that no return ends."""

from collections.abc import Mapping
from typing import Any

from missing.forms import InErrorForm, UnresolvedForm
from missing.services import endings
from missing.views.episodes import EpisodePage
from slscb.core.forms import GovForm


class Ending(EpisodePage):
    """What both have in common: who decides, against the version that was shown."""

    capability = "episode.close"

    def initial(self) -> Mapping[str, Any]:
        """The version that is decided about."""
        return {"version": self.episode.version}


class EpisodeEnd(Ending):
    """Closes an episode whose child turned 18 and has not come back."""

    page_title = "Close the episode of somebody who has turned 18"
    form_class = UnresolvedForm
    submit_text = "Close the episode"
    success_text = "The episode is closed."

    def save(self, form: GovForm) -> str:
        """Close it against the version that was shown."""
        version = form.cleaned_data.pop("version")
        identity = self.episode.public_id
        endings.close_unresolved(actor=self.actor, episode_id=identity, expected_version=version, **form.cleaned_data)
        return self.address()


class EpisodeInError(Ending):
    """Marks an episode that never was."""

    page_title = "Mark as recorded in error"
    form_class = InErrorForm
    submit_text = "Mark as recorded in error"
    success_text = "The episode is marked as recorded in error. It counts nowhere any more."

    def save(self, form: GovForm) -> str:
        """Mark it against the version that was shown."""
        words, version = form.cleaned_data["words"], form.cleaned_data["version"]
        identity = self.episode.public_id
        endings.record_in_error(actor=self.actor, episode_id=identity, words=words, expected_version=version)
        return self.address()
