"""Panel actions: the list, one action, setting one and reporting on one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from agencies import selectors as agencies
from serac import access, selectors
from serac.forms import ActionFilters, ActionForm, ProgressForm
from serac.models import PanelAction
from serac.presenters import actions as presenter
from serac.presenters import words
from serac.selectors import ActionFilter
from serac.services import actions as services
from serac.views.items import ItemPage
from slscb.core.clock import today
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, ListPage, Page


class ActionList(ListPage):
    """What the panel asked agencies to do."""

    capability = "action.update"
    template_name = "serac/action_list.html"
    page_title, noun = "Panel actions", "action"
    filter_form = ActionFilters
    empty_text = "Nothing has to be done."

    def items(self, filters: Mapping[str, Any]) -> Any:
        """The soonest due first."""
        state = filters.get("state") or "open"
        chosen = ActionFilter(state="" if state == "all" else state, agency=filters.get("agency") or "")
        return selectors.actions(self.actor, chosen)

    def rows(self, items: Sequence[PanelAction]) -> Any:
        """As a table; what was shown is written into the audit."""
        selectors.remember_shown(self.actor, items)
        return presenter.action_table(items, today())


class ActionView(Page):
    """One action and what was reported on it."""

    capability = "child.view"
    template_name = "serac/action_view.html"

    def load(self) -> None:
        """Open it; the opening is written into the audit."""
        self.action = selectors.open_action(self.actor, self.kwargs["action_id"])

    def title(self) -> str:
        """What is to be done."""
        return self.action.title

    def back(self) -> Link:
        """Back to the child."""
        return words.child_link(self.action.child)

    def context(self, **more: Any) -> dict[str, Any]:
        """The action, what was reported, and whether this person may report."""
        return super().context(
            action=self.action,
            rows=presenter.action_rows(self.action, today()),
            entries=presenter.progress_entries(selectors.progress_of(self.action)),
            may_report=access.may_report(self.actor, self.action),
            **more,
        )


class ActionRecord(ItemPage, FormPage):
    """Sets an action after the discussion of a child."""

    capability = "panel.decide"
    page_title = "Add an action"
    form_class = ActionForm
    submit_text = "Save the action"
    success_text = "The action is saved; the agency sees it and is reminded."

    def records(self) -> Mapping[str, Any]:
        """The agencies, and the people who can own an action."""
        return {"agency": agencies.agencies(), "owner": selectors.people_who_present()}

    def save(self, form: GovForm) -> str:
        """Save and show the item, where another can be added."""
        services.record_action(actor=self.actor, item_id=self.item.public_id, **form.cleaned_data)
        return self.address()


class ActionUpdate(FormPage):
    """Reports how far an action has come."""

    capability = "action.update"
    page_title = "Report on an action"
    template_name = "serac/action_update.html"
    form_class = ProgressForm
    submit_text = "Save"
    success_text = "Your report is saved."
    action: PanelAction

    def load(self) -> None:
        """The action."""
        self.action = access.action_to_report_on(self.actor, self.kwargs["action_id"])

    def subject(self) -> Record:
        """The action."""
        return self.action

    def back(self) -> Link:
        """Back to the action."""
        return Link("The action", reverse("serac:action-view", args=[self.action.public_id]))

    def initial(self) -> Mapping[str, Any]:
        """What is saved now."""
        names = ("status", "completed_on", "outcome", "version")
        return {name: getattr(self.action, name) for name in names}

    def save(self, form: ProgressForm) -> str:  # type: ignore[override]
        """Save and show the action."""
        version = form.cleaned_data["version"]
        services.update_action(
            actor=self.actor, action_id=self.action.public_id, progress=form.progress(), expected_version=version
        )
        return self.back().href
