"""What an episode names, its links with episodes of other children, and deciding about one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from intelligence import access as naming
from missing import presenters, rules, selectors
from missing.forms import LinkForm, MentionForm, MentionRemoveForm
from missing.models import EpisodeLink
from missing.services import linking
from missing.views.episodes import EpisodePage
from slscb.core.clock import now
from slscb.core.forms import GovForm
from slscb.core.pages import ConfirmPage, FormPage, Link, ListPage, Page
from slscb.core.parts import Table

WAITING = "Suggested links"


class EpisodeLinks(Page):
    """The linked episodes of one, with a timeline and a map."""

    capability = "child.view"
    template_name = "missing/episode_links.html"
    page_title = "Linked episodes"

    def load(self) -> None:
        """The episode with its links; whom it shows is written into the audit."""
        self.opened = selectors.open_links(self.actor, self.kwargs["episode_id"])

    def back(self) -> Link:
        """Back to the episode."""
        return Link("The episode", reverse("missing:episode-view", args=[self.kwargs["episode_id"]]))

    def context(self, **more: Any) -> dict[str, Any]:
        """The links, ready to be shown, and the rule."""
        shown = presenters.links_page(self.actor, self.opened, now())
        return super().context(rule=rules.link_rule_in_words(selectors.in_force()), **shown, **more)


class MentionAdd(EpisodePage):
    """Adds what an episode names."""

    page_title = "What does this episode name?"
    form_class = MentionForm
    submit_text = "Add"
    success_text = "It is added. Episodes of other children that name the same are looked for now."

    def back(self) -> Link:
        """Back to the linked episodes."""
        return Link("Linked episodes", self.address())

    def address(self) -> str:
        """The page of linked episodes."""
        return reverse("missing:episode-links", args=[self.episode.public_id])

    def records(self) -> "Mapping[str, QuerySet[Any]]":
        """The borough's list of places."""
        return {"place": selectors.places_to_choose()}

    def save(self, form: GovForm) -> str:
        """Keep it and go back."""
        part, words = form.cleaned_data["part"], form.named()  # type: ignore[attr-defined]
        linking.mention(actor=self.actor, episode_id=self.episode.public_id, part=part, words=words)
        return self.address()


class MentionRemove(ConfirmPage):
    """Takes away what an episode should not name."""

    capability = "episode.report"
    page_title = "Take this away?"
    form_class = MentionRemoveForm
    submit_text = "Yes, take it away"
    is_destructive = True
    success_text = "It is taken away. Suggestions that rested on it alone go too."

    def load(self) -> None:
        """The mention, and the episode in which it stands."""
        self.mention = naming.mention_for(self.actor, self.kwargs["mention_id"], "episode.report")

    def subject(self) -> Any:
        """The mention."""
        return self.mention

    def back(self) -> Link:
        """Back to the linked episodes."""
        return Link("Linked episodes", reverse("missing:episode-links", args=[self.mention.told_id]))

    def initial(self) -> Mapping[str, Any]:
        """The version that is taken away."""
        return {"version": self.mention.version}

    def context(self, **more: Any) -> dict[str, Any]:
        """What it is."""
        words = presenters.mention_words(self.actor, self.mention)
        return super().context(caption=f"{self.mention.get_part_display()}: {words}", **more)

    def save(self, form: GovForm) -> str:
        """Take it away and go back."""
        version = form.cleaned_data["version"]
        mention_id = self.mention.public_id
        linking.take_back(actor=self.actor, mention_id=mention_id, expected_version=version)
        return self.back().href


class LinkList(ListPage):
    """Suggested links that wait for a person."""

    capability = "episode.link"
    template_name = "missing/link_list.html"
    page_title, noun = WAITING, "link"
    empty_text = "No link waits for a decision between children whom you can see."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[EpisodeLink]:
        """The newest first."""
        return selectors.links_waiting(self.actor)

    def rows(self, items: Sequence[EpisodeLink]) -> Sequence[Table]:
        """One table; whom it shows is written into the audit."""
        selectors.remember_links(self.actor, items)
        return [presenters.waiting_table(items)]

    def context(self, **more: Any) -> dict[str, Any]:
        """The rule."""
        return super().context(rule=rules.link_rule_in_words(selectors.in_force()), **more)


class LinkDecide(FormPage):
    """Accepts or dismisses a link."""

    capability = "episode.link"
    template_name = "missing/link_decide.html"
    page_title = "Do these episodes belong together?"
    form_class = LinkForm
    submit_text = "Record the decision"
    success_text = "The decision is recorded."

    def load(self) -> None:
        """The link and what both name; whom it shows is written into the audit."""
        self.link, self.shared = selectors.open_link(self.actor, self.kwargs["link_id"], "episode.link")

    def back(self) -> Link:
        """Back to the links that wait."""
        return Link(WAITING, reverse("missing:link-list"))

    def initial(self) -> Mapping[str, Any]:
        """The version that is decided on."""
        return {"version": self.link.version}

    def context(self, **more: Any) -> dict[str, Any]:
        """Both episodes, every ground, and the rule."""
        facts = presenters.link_facts(self.actor, self.link, self.shared, now())
        rule = rules.link_rule_in_words(selectors.in_force())
        return super().context(facts=facts, rule=rule, **more)

    def save(self, form: GovForm) -> str:
        """Decide, and go to the linked episodes."""
        said = {name: form.cleaned_data[name] for name in ("decision", "reason")}
        version = form.cleaned_data["version"]
        linking.decide(actor=self.actor, link_id=self.link.public_id, expected_version=version, **said)
        return reverse("missing:episode-links", args=[self.link.episode.public_id])
