"""The profile for police: shown, printed, and written."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.urls import reverse

from cases import access as cases
from cases.models import Child
from missing import presenters, selectors
from missing.forms import ProfileForm
from missing.models import MissingProfile
from missing.services import profiles
from slscb.core.clock import today
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, Page


class ProfileView(Page):
    """The profile, which prints on one sheet."""

    capability = "child.view"
    template_name = "missing/profile_view.html"

    def load(self) -> None:
        """Open the profile; the opening is written into the audit."""
        self.shown = selectors.open_profile(self.actor, self.kwargs["child_id"])

    def title(self) -> str:
        """What it is, and of whom."""
        return f"Profile for police: {self.shown.child.full_name}"

    def back(self) -> Link:
        """Back to the child."""
        return presenters.child_link(self.shown.child)

    def context(self, **more: Any) -> dict[str, Any]:
        """The profile, ready to be shown."""
        return super().context(**presenters.profile_page(self.actor, self.shown), **more)


class ProfileChange(FormPage):
    """Writes the profile, or brings it up to date."""

    capability = "episode.report"
    page_title = "Profile for police"
    form_class = ProfileForm
    success_text = "The profile is saved."
    child: Child
    profile: MissingProfile | None

    def load(self) -> None:
        """The child and what is written already."""
        self.child = cases.child_for(self.actor, self.kwargs["child_id"], "episode.report")
        self.profile = selectors.profile_of(self.child)

    def subject(self) -> Record:
        """The profile, or the child who has none yet."""
        return self.profile or self.child

    def marked(self) -> Model | None:
        """The profile."""
        return self.profile

    def back(self) -> Link:
        """Back to the profile."""
        return Link("The profile", self.address())

    def address(self) -> str:
        """The profile's own page."""
        return reverse("missing:profile-view", args=[self.child.public_id])

    def context(self, **more: Any) -> dict[str, Any]:
        """Whose profile it is."""
        return super().context(caption=self.child.full_name, **more)

    def initial(self) -> Mapping[str, Any]:
        """What is saved now; version 0 where nothing is. Most changes are a review."""
        saved = {name: getattr(self.profile, name) for name in ProfileForm.base_fields} if self.profile else {}
        return {"version": 0} | saved | {"reviewed_on": today()}

    def save(self, form: GovForm) -> str:
        """Save against the version that was shown."""
        profile, version = form.profile(), form.cleaned_data["version"]  # type: ignore[attr-defined]
        identity = self.child.public_id
        profiles.save_profile(actor=self.actor, child_id=identity, profile=profile, expected_version=version)
        return self.address()
