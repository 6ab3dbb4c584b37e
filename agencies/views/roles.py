"""Pages on which roles are given, ended and approved."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from agencies import access, presenters, rules, selectors
from agencies.forms import DecideForm, EndRoleForm, GiveRoleForm
from agencies.models import RoleRequest
from agencies.services import roles
from agencies.views.accounts import AccountPageMixin, address
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, ListPage
from slscb.core.parts import Table

TWO = (
    "Information governance lead and system administrator are asked for here: a second administrator must approve them."
)


class RoleGive(AccountPageMixin, FormPage):
    """Gives a role in a team, or asks for one that a second administrator must approve."""

    capability = "account.manage"
    template_name = "agencies/account_act.html"
    page_title = "Give a role"
    form_class = GiveRoleForm
    submit_text = "Give the role"

    def records(self) -> Mapping[str, QuerySet[Any]]:
        """Every team."""
        return {"team": selectors.teams()}

    def context(self, **more: Any) -> dict[str, Any]:
        """Whose role, and which take two."""
        return super().context(caption=str(self.account), consequences=TWO, **more)

    def save(self, form: GovForm) -> str:
        """Give or ask."""
        place, reason = form.place(), form.cleaned_data["reason"]  # type: ignore[attr-defined]
        roles.give_role(actor=self.actor, account_id=self.account.public_id, place=place, reason=reason)
        return address(self.account)

    def success_message(self, form: GovForm) -> str:
        """Whether it counts already."""
        if rules.needs_two(form.cleaned_data["role"]):
            return "The role is asked for. It counts once a second administrator has approved it."
        return "The role is given."


class RoleEnd(FormPage):
    """Ends a role on a day."""

    capability = "account.manage"
    template_name = "agencies/account_act.html"
    page_title = "End a role"
    form_class = EndRoleForm
    submit_text = "End the role"
    success_text = "The role ends on that day."
    is_destructive = True

    def load(self) -> None:
        """Somebody else's membership."""
        self.held = access.membership_for(self.actor, self.kwargs["membership_id"])

    def back(self) -> Link:
        """Back to the account."""
        return Link(str(self.held.user), address(self.held.user))

    def context(self, **more: Any) -> dict[str, Any]:
        """Whose role, and which."""
        words = presenters.place_words(self.held)
        return super().context(caption=str(self.held.user), consequences=words, **more)

    def save(self, form: GovForm) -> str:
        """End it and go back to the account."""
        roles.end_role(actor=self.actor, membership_id=self.held.public_id, **form.cleaned_data)
        return address(self.held.user)


class RequestList(ListPage):
    """Roles that wait for a second administrator."""

    capability = "account.manage"
    template_name = "agencies/account_list.html"
    page_title, noun = "Roles that wait for a second administrator", "role"
    empty_text = "No role waits."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[RoleRequest]:
        """The oldest first."""
        return selectors.requests_waiting(self.actor)

    def rows(self, items: Sequence[RoleRequest]) -> Sequence[Table | None]:
        """One table."""
        return [presenters.requests_table(items, self.actor)]

    def back(self) -> Link:
        """Back to the accounts."""
        return Link("Accounts", reverse("agencies:account-list"))


class RequestDecide(FormPage):
    """Approves or refuses a role that another administrator asked for."""

    capability = "account.manage"
    template_name = "agencies/request_decide.html"
    page_title = "Decide on a role"
    form_class = DecideForm
    submit_text = "Record the decision"
    success_text = "The decision is recorded."

    def load(self) -> None:
        """A request of another, for another."""
        self.asked = access.request_for(self.actor, self.kwargs["request_id"])

    def back(self) -> Link:
        """Back to what waits."""
        return Link("Roles that wait", reverse("agencies:request-list"))

    def context(self, **more: Any) -> dict[str, Any]:
        """What was asked for, by whom and why."""
        return super().context(facts=presenters.asked_facts(self.asked), **more)

    def save(self, form: GovForm) -> str:
        """Approve or refuse."""
        approved, reason = form.cleaned_data["decision"] == "approve", form.cleaned_data["reason"]
        roles.decide_request(actor=self.actor, request_id=self.asked.public_id, approved=approved, reason=reason)
        return address(self.asked.account)
