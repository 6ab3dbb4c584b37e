"""Recording and correcting a police prevention interview."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from missing import access
from missing.forms import ChangePreventionForm, PreventionForm
from missing.models import PreventionInterview
from missing.services import preventions
from missing.views.episodes import EpisodePage
from slscb.core.clock import now
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link


class PreventionRecord(EpisodePage):
    """Records what police saw and were told."""

    capability = "prevention.record"
    page_title = "Record a police prevention interview"
    form_class = PreventionForm
    submit_text = "Save the interview"
    success_text = "The prevention interview is recorded."

    def initial(self) -> Mapping[str, Any]:
        """Most likely it was when the child was found."""
        return {"held_at": self.episode.found_at or now().replace(second=0, microsecond=0)}

    def save(self, form: GovForm) -> str:
        """Save and go back to the episode."""
        told = form.told()  # type: ignore[attr-defined]
        preventions.record_prevention(actor=self.actor, episode_id=self.episode.public_id, told=told)
        return self.address()


class PreventionChange(FormPage):
    """Corrects it, or adds to it."""

    capability = "prevention.record"
    page_title = "Correct the police prevention interview"
    form_class = ChangePreventionForm
    success_text = "The prevention interview is corrected."
    prevention: PreventionInterview

    def load(self) -> None:
        """The interview, for someone who may record one."""
        self.prevention = access.prevention_for(self.actor, self.kwargs["prevention_id"], "prevention.record")

    def subject(self) -> Record:
        """The interview."""
        return self.prevention

    def marked(self) -> PreventionInterview:
        """The interview."""
        return self.prevention

    def address(self) -> str:
        """The page of its episode."""
        return reverse("missing:episode-view", args=[self.prevention.episode.public_id])

    def back(self) -> Link:
        """Back to the episode."""
        return Link("The episode", self.address())

    def initial(self) -> Mapping[str, Any]:
        """What is saved now."""
        return {name: getattr(self.prevention, name) for name in ChangePreventionForm.base_fields}

    def context(self, **more: Any) -> dict[str, Any]:
        """Whose it is."""
        return super().context(caption=self.prevention.child.full_name, **more)

    def save(self, form: GovForm) -> str:
        """Save against the version that was shown."""
        told, version = form.told(), form.cleaned_data["version"]  # type: ignore[attr-defined]
        identity = self.prevention.public_id
        preventions.correct_prevention(actor=self.actor, prevention_id=identity, told=told, expected_version=version)
        return self.address()
