"""The calibration exercise: fictional vignettes, the same tool and rule, and nobody's record."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from risk import access, selectors
from risk.forms import RoundForm, VignetteForm
from risk.models import CalibrationRound
from risk.presenters import calibration as words
from risk.services import calibration
from slscb.core.errors import NotVisible
from slscb.core.forms import GovForm
from slscb.core.pages import ConfirmPage, FormPage, Link, ListPage, Page, SeeOther
from slscb.core.parts import Table
from slscb.core.policy import SIGNED_IN


def to_list() -> Link:
    """Back to the rounds."""
    return Link("Calibration exercises", reverse("risk:calibration-list"))


class RoundList(ListPage):
    """Every round."""

    capability = SIGNED_IN
    template_name = "risk/calibration_list.html"
    page_title, noun = "Calibration exercises", "round"
    empty_text = "No round has been opened yet."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[CalibrationRound]:
        """The newest first."""
        return selectors.rounds()

    def rows(self, items: Sequence[CalibrationRound]) -> Sequence[Table]:
        """One table, with links as far as the person's role goes."""
        may = {"results": self.actor.may("calibration.results"), "take": self.actor.may("calibration.take")}
        return [words.rounds_table(items, **may)]

    def context(self, **more: Any) -> dict[str, Any]:
        """Whether a round may be opened."""
        may_open = self.actor.may("calibration.run") and selectors.open_round() is None
        return super().context(may_open=may_open, **more)


class RoundOpen(FormPage):
    """Opens a round."""

    capability = "calibration.run"
    page_title = "Open a calibration round"
    form_class = RoundForm
    submit_text = "Open the round"
    success_text = "The round is open. Practitioners find it on their home page."

    def back(self) -> Link:
        """Back to the rounds."""
        return to_list()

    def save(self, form: GovForm) -> str:
        """Open it."""
        calibration.open_round(actor=self.actor, **form.cleaned_data)
        return to_list().href


class RoundView(Page):
    """A round for a practitioner: what is to be scored, and afterwards one's own answers beside the group's."""

    capability = "calibration.take"
    template_name = "risk/calibration_view.html"

    def load(self) -> None:
        """The round that the address names."""
        self.opened = selectors.round_page(self.actor, self.kwargs["round_id"])

    def title(self) -> str:
        """The round's own."""
        return self.opened.round.title

    def back(self) -> Link:
        """Back to the rounds."""
        return to_list()

    def context(self, **more: Any) -> dict[str, Any]:
        """Tasks while it is open, then the answers."""
        one = self.opened
        beside = [] if one.is_open else words.own_beside_group(one)
        places = {
            "close": reverse("risk:calibration-close", args=[one.round.public_id]),
            "results": reverse("risk:calibration-results", args=[one.round.public_id]),
        }
        may = {"may_close": one.is_open and self.actor.may("calibration.run")}
        may["may_see_results"] = self.actor.may("calibration.results")
        return super().context(opened=one, tasks=words.tasks(one), beside=beside, places=places, **may, **more)


class VignetteScore(FormPage):
    """Scores one vignette, once."""

    capability = "calibration.take"
    template_name = "risk/calibration_score.html"
    form_class = VignetteForm
    submit_text = "Save my answer"

    def load(self) -> None:
        """The vignette that the address names. Raises NotVisible."""
        found = selectors.vignette_of(self.actor, self.kwargs["round_id"], self.kwargs["number"])
        self.round, vignette, self.own = found
        if vignette is None:
            raise NotVisible("vignette")
        self.vignette = vignette

    def title(self) -> str:
        """The vignette's own."""
        return f"{self.vignette.position}. {self.vignette.title}"

    def back(self) -> Link:
        """Back to the round."""
        return Link(self.round.title, reverse("risk:calibration-view", args=[self.round.public_id]))

    def form_options(self) -> Mapping[str, Any]:
        """The version that the round uses."""
        return {"tool": selectors.tool_of(self.round.instrument).rules}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The empty tool; whoever has scored it goes back to the round."""
        if self.own or not selectors.is_open(self.round):
            return SeeOther(self.back().href)
        return super().get(request, *args, **kwargs)

    def context(self, **more: Any) -> dict[str, Any]:
        """The vignette."""
        return super().context(vignette=self.vignette, **more)

    def save(self, form: GovForm) -> str:
        """Save it and go on with the round."""
        given = cast("VignetteForm", form)
        answer: dict[str, Any] = {"level": given.settled, "reason": given.cleaned_data["reason"], **given.scored()}
        which: dict[str, Any] = {"round_id": self.round.public_id, "number": self.vignette.position}
        calibration.score_vignette(actor=self.actor, ticks=given.ticks, **which, **answer)
        return self.back().href

    def success_message(self, form: GovForm) -> str:
        """Which."""
        return f"Your answer to “{self.vignette.title}” is saved."


class RoundClose(ConfirmPage):
    """Closes a round."""

    capability = "calibration.run"
    question = "Close this round?"
    consequences = "Nobody can score any more. Those who took part see their answers beside the group's."
    submit_text = "Close the round"
    success_text = "The round is closed."

    def load(self) -> None:
        """The round that the address names."""
        self.round = access.round_for(self.actor, self.kwargs["round_id"], "calibration.run")

    def back(self) -> Link:
        """Back to the round."""
        return Link(self.round.title, reverse("risk:calibration-view", args=[self.round.public_id]))

    def save(self, form: GovForm) -> str:
        """Close it and go to its results."""
        calibration.close_round(actor=self.actor, round_id=self.round.public_id)
        return reverse("risk:calibration-results", args=[self.round.public_id])


class RoundResults(Page):
    """How far the practitioners of a round agree: by number and agency, no names."""

    capability = "calibration.results"
    template_name = "risk/calibration_results.html"

    def load(self) -> None:
        """The round that the address names."""
        self.found = selectors.round_results(self.actor, self.kwargs["round_id"])

    def title(self) -> str:
        """Such as 'Results: Autumn 2026'."""
        return f"Results: {self.found.round.title}"

    def back(self) -> Link:
        """Back to the rounds."""
        return to_list()

    def context(self, **more: Any) -> dict[str, Any]:
        """The figures, once the round is closed."""
        found = self.found
        shown: dict[str, Any] = {"facts": words.summary(found), "is_open": found.is_open}
        if not found.is_open:
            tables = [words.reference_table(found), words.pairs_table(found), words.indicators_table(found)]
            shown["tables"] = [table for table in tables if table and table.rows]
            shown |= {"tiles": words.tiles(found), "chart": words.chart(found)}
        return super().context(**shown, **more)
