"""A new version of the tool as it is being drafted."""

from collections.abc import Mapping
from typing import Any, cast

from django.urls import reverse

from risk import selectors
from risk.forms import BandsForm, DetailsForm, IndicatorForm
from risk.models import Instrument
from risk.presenters import instruments
from risk.services import versions
from risk.views.versions import DraftMixin
from slscb.core.errors import NotVisible
from slscb.core.forms import GovForm
from slscb.core.pages import ConfirmPage, FormPage, Link, Page


def address(draft: Instrument) -> str:
    """The draft's page."""
    return reverse("risk:draft-view", args=[draft.public_id])


class DraftCreate(FormPage):
    """Begins a new version, a copy of the newest one."""

    capability = "tool.draft"
    page_title = "Draft a new version of the tool"
    form_class = DetailsForm
    submit_text = "Begin the draft"
    success_text = "The draft is a copy of the newest version. Nobody uses it until two people have switched it on."

    def back(self) -> Link:
        """Back to the versions."""
        return Link("Versions of the tool", reverse("risk:instrument-list"))

    def initial(self) -> Mapping[str, Any]:
        """The next number, and the title there is."""
        before = selectors.newest()
        number = str(int(before.tool_version) + 1) if before.tool_version.isdigit() else ""
        return {"tool_version": number, "title": before.title}

    def save(self, form: GovForm) -> str:
        """Begin it."""
        names = ("tool_version", "title", "source")
        return address(versions.begin_draft(actor=self.actor, **{name: form.cleaned_data[name] for name in names}))


class DraftView(Page):
    """A draft: what is wrong with it, what differs from the version before, and every indicator."""

    capability = "tool.approve"
    template_name = "risk/draft_view.html"

    def load(self) -> None:
        """The draft with its faults."""
        self.opened = selectors.open_draft(self.actor, self.kwargs["draft_id"])

    def title(self) -> str:
        """Such as 'Draft of version 2'."""
        return f"Draft of version {self.opened.draft.tool_version}"

    def back(self) -> Link:
        """Back to the versions."""
        return Link("Versions of the tool", reverse("risk:instrument-list"))

    def context(self, **more: Any) -> dict[str, Any]:
        """Everything about it."""
        return super().context(**instruments.draft_page(self.actor, self.opened), **more)


class DraftDetails(DraftMixin, FormPage):
    """The number, title and source of a draft."""

    capability = "tool.draft"
    page_title = "Change what the version is called"
    form_class = DetailsForm

    def initial(self) -> Mapping[str, Any]:
        """As they are."""
        return {name: getattr(self.draft, name) for name in ("tool_version", "title", "source", "version")}

    def save(self, form: GovForm) -> str:
        """Change them."""
        clean = dict(form.cleaned_data)
        clean["expected_version"] = clean.pop("version")
        return address(versions.change_details(actor=self.actor, draft_id=self.draft.public_id, **clean))


class DraftBands(DraftMixin, FormPage):
    """The thresholds of a draft, their words, and the review clocks."""

    capability = "tool.draft"
    page_title = "Change thresholds and reviews"
    form_class = BandsForm

    def form_options(self) -> Mapping[str, Any]:
        """The bands there are."""
        return {"bands": self.draft.definition["bands"]}

    def initial(self) -> Mapping[str, Any]:
        """As they are."""
        found: dict[str, Any] = {"version": self.draft.version}
        for band in self.draft.definition["bands"]:
            found |= {f"{band['code']}_{name}": band.get(name) for name in ("minimum", "rule", "review_days")}
            found |= {f"{band['code']}_below_{name}": value for name, value in band.get("below", {}).items()}
        return found

    def save(self, form: GovForm) -> str:
        """Change them."""
        rows, version = cast("BandsForm", form).rows(), form.cleaned_data["version"]
        given = {"draft_id": self.draft.public_id, "bands": rows, "expected_version": version}
        return address(versions.change_bands(actor=self.actor, **given))


class IndicatorAdd(DraftMixin, FormPage):
    """A new indicator."""

    capability = "tool.draft"
    page_title = "Add an indicator"
    form_class = IndicatorForm
    submit_text = "Add the indicator"
    code = ""

    def initial(self) -> Mapping[str, Any]:
        """The draft as it was read."""
        return {"version": self.draft.version}

    def save(self, form: GovForm) -> str:
        """Add or change it."""
        row, version = cast("IndicatorForm", form).row(), form.cleaned_data["version"]
        given = {"draft_id": self.draft.public_id, "code": self.code, "row": row, "expected_version": version}
        return address(versions.save_indicator(actor=self.actor, **given))


class IndicatorMixin(DraftMixin):
    """An indicator of a draft."""

    def load(self) -> None:
        """The indicator that the address names. Raises NotVisible."""
        super().load()
        rows = {one.get("code"): one for one in self.draft.definition["indicators"]}
        if self.kwargs["code"] not in rows:
            raise NotVisible("indicator")
        self.code, self.row = self.kwargs["code"], rows[self.kwargs["code"]]


class IndicatorChange(IndicatorMixin, IndicatorAdd):
    """Words, band and conditions of an indicator. Its code stays."""

    template_name = "risk/indicator_change.html"
    submit_text = "Save"

    def title(self) -> str:
        """Such as 'Change M04'."""
        return f"Change {self.code}"

    def form_options(self) -> Mapping[str, Any]:
        """A code is not changed."""
        return {"code": self.code}

    def initial(self) -> Mapping[str, Any]:
        """As it is."""
        return {
            **self.row,
            "also_consider": ", ".join(self.row.get("also_consider", ())),
            "version": self.draft.version,
        }

    def context(self, **more: Any) -> dict[str, Any]:
        """And the way to take it out."""
        retire = reverse("risk:indicator-retire", args=[self.draft.public_id, self.code])
        return super().context(retire=retire, **more)


class IndicatorRetire(IndicatorMixin, ConfirmPage):
    """Takes an indicator out of a draft."""

    capability = "tool.draft"
    submit_text = "Take it out"
    consequences = "It is no longer in the new version. Assessments made under earlier versions keep it."
    is_destructive = True

    def title(self) -> str:
        """The question."""
        return f"Take {self.code} out?"

    def save(self, form: GovForm) -> str:
        """Take it out."""
        return address(versions.retire_indicator(actor=self.actor, draft_id=self.draft.public_id, code=self.code))
