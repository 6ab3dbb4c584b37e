"""Reporting a child missing, the episode's page, the return, and who is missing now."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from cases import access as cases
from cases.models import Child
from missing import access, presenters, selectors
from missing.choices import EpisodeStatus
from missing.forms import NOT_GRADED, ChangeReportForm, ReportForm, ReturnForm
from missing.models import MissingEpisode
from missing.services import episodes, returns
from slscb.core.clock import now
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, ListPage, Page
from slscb.core.parts import Table


class EpisodeReport(FormPage):
    """Reports a child missing."""

    capability = "episode.report"
    page_title = "Report a child missing"
    form_class = ReportForm
    submit_text = "Report as missing"
    success_text = "The episode is open. The allocated worker and the team manager have been told."
    child: Child

    def load(self) -> None:
        """The child."""
        self.child = cases.child_for(self.actor, self.kwargs["child_id"], "episode.report")

    def subject(self) -> Record:
        """The child."""
        return self.child

    def back(self) -> Link:
        """Back to the child."""
        return Link(self.child.full_name, reverse("cases:child-view", args=[self.child.public_id]))

    def initial(self) -> Mapping[str, Any]:
        """Most reports are written down as they come in."""
        return {"reported_at": now().replace(second=0, microsecond=0), "police_risk": NOT_GRADED}

    def context(self, **more: Any) -> dict[str, Any]:
        """Whose report it is."""
        return super().context(caption=self.child.full_name, **more)

    def save(self, form: GovForm) -> str:
        """Open the episode and go there."""
        report = form.report()  # type: ignore[attr-defined]
        episode = episodes.report_missing(actor=self.actor, child_id=self.child.public_id, report=report)
        return reverse("missing:episode-view", args=[episode.public_id])


class EpisodeView(Page):
    """One episode: the report, the return, its interview, and what it may call for."""

    capability = "child.view"
    template_name = "missing/episode_view.html"

    def load(self) -> None:
        """Open the episode; the opening is written into the audit."""
        self.opened = selectors.open_episode(self.actor, self.kwargs["episode_id"], now())

    def title(self) -> str:
        """What it is, and of whom."""
        return f"Missing episode: {self.opened.episode.child.full_name}"

    def back(self) -> Link:
        """Back to the child."""
        return presenters.child_link(self.opened.episode.child)

    def context(self, **more: Any) -> dict[str, Any]:
        """The record, ready to be shown."""
        return super().context(**presenters.episode_page(self.actor, self.opened, now()), **more)


class EpisodePage(FormPage):
    """What the forms about one episode share."""

    capability: ClassVar[str] = "episode.report"
    episode: MissingEpisode

    def load(self) -> None:
        """The episode, for someone who may do to it what the form does."""
        self.episode = access.episode_for(self.actor, self.kwargs["episode_id"], self.capability)

    def subject(self) -> Record:
        """The episode."""
        return self.episode

    def back(self) -> Link:
        """Back to the episode."""
        return Link("The episode", self.address())

    def marked(self) -> MissingEpisode:
        """The episode."""
        return self.episode

    def address(self) -> str:
        """The episode's own page."""
        return reverse("missing:episode-view", args=[self.episode.public_id])

    def context(self, **more: Any) -> dict[str, Any]:
        """Whose episode it is."""
        return super().context(caption=self.episode.child.full_name, **more)


class EpisodeChange(EpisodePage):
    """Corrects the report, or adds what police said later."""

    page_title = "Correct the report"
    form_class = ChangeReportForm
    success_text = "The report is corrected."

    def initial(self) -> Mapping[str, Any]:
        """What is saved now."""
        saved = {name: getattr(self.episode, name) for name in ChangeReportForm.base_fields if name != "kind"}
        return saved | {"kind": self.episode.episode_kind, "police_risk": self.episode.police_risk or NOT_GRADED}

    def save(self, form: GovForm) -> str:
        """Save against the version that was shown."""
        report, version = form.report(), form.cleaned_data["version"]  # type: ignore[attr-defined]
        identity = self.episode.public_id
        episodes.correct_report(actor=self.actor, episode_id=identity, report=report, expected_version=version)
        return self.address()


class EpisodeReturn(EpisodePage):
    """Records the return, and once it is recorded, corrects it."""

    form_class = ReturnForm

    @property
    def is_correction(self) -> bool:
        """Whether the return is recorded already."""
        return self.episode.status == EpisodeStatus.RETURNED

    def title(self) -> str:
        """What this does."""
        return "Correct the return" if self.is_correction else "Record the return"

    def initial(self) -> Mapping[str, Any]:
        """What is saved now."""
        return {name: getattr(self.episode, name) for name in ReturnForm.base_fields}

    def success_message(self, form: GovForm) -> str:
        """That the 72 hours run."""
        return "The return is recorded. The return home interview is due 72 hours after it."

    def save(self, form: GovForm) -> str:
        """Save against the version that was shown."""
        service = returns.correct_return if self.is_correction else returns.record_return
        back, version = form.back(), form.cleaned_data["version"]  # type: ignore[attr-defined]
        service(actor=self.actor, episode_id=self.episode.public_id, back=back, expected_version=version)
        return self.address()


class MissingNow(ListPage):
    """Children missing now, the longest missing first."""

    capability = "child.view"
    template_name = "missing/episode_list.html"
    page_title, noun, nouns = "Children missing now", "child", "children"
    empty_text = "No child that you can see is missing."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[MissingEpisode]:
        """Open episodes."""
        return selectors.currently_missing(self.actor)

    def rows(self, items: Sequence[MissingEpisode]) -> list[Table]:
        """One table; the audit remembers whom it showed."""
        selectors.remember_listed(self.actor, items)
        return [presenters.missing_now_table(items, now())]


class ChildEpisodes(ListPage):
    """Every episode of one child."""

    capability = "child.view"
    template_name = "missing/episode_list.html"
    page_title, noun = "Missing episodes", "episode"
    empty_text = "This child has not been reported missing."

    def load(self) -> None:
        """The child's episodes; the opening is written into the audit."""
        self.found = selectors.episodes_of(self.actor, self.kwargs["child_id"])

    def items(self, filters: Mapping[str, Any]) -> QuerySet[MissingEpisode]:
        """The newest first."""
        return self.found

    def rows(self, items: Sequence[MissingEpisode]) -> list[Table]:
        """One table."""
        return [presenters.past_episodes_table(items, now())]

    def back(self) -> Link:
        """Back to the child."""
        return Link("The child’s record", reverse("cases:child-view", args=[self.kwargs["child_id"]]))
