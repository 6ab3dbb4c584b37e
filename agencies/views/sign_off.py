"""Pages on which an agency's lead confirms its accounts."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from agencies import presenters, selectors
from agencies.forms import SignOffForm
from agencies.models import User
from agencies.services import sign_off
from slscb.core.clock import today
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, ListPage
from slscb.core.parts import Table

END = "end"


class SignOffList(ListPage):
    """The accounts for which the person answers."""

    capability = "account.sign_off"
    template_name = "agencies/sign_off_list.html"
    page_title, noun = "Accounts to confirm", "account"
    empty_text = "There is no account for which you answer."

    def items(self, filters: Mapping[str, Any]) -> QuerySet[User]:
        """Those confirmed longest ago first."""
        return selectors.accounts_to_sign_off(self.actor)

    def rows(self, items: Sequence[User]) -> Sequence[Table]:
        """One table of this page's accounts."""
        return [presenters.sign_off_table(items, today())]


class SignOff(FormPage):
    """Confirms one account, or asks to end it."""

    capability = "account.sign_off"
    template_name = "agencies/request_decide.html"
    form_class = SignOffForm
    submit_text = "Save"

    def load(self) -> None:
        """An account for which the person answers."""
        self.account = selectors.account_to_sign_off(self.actor, self.kwargs["account_id"])

    def title(self) -> str:
        """The person's name."""
        return str(self.account)

    def back(self) -> Link:
        """Back to the list."""
        return Link("Accounts to confirm", reverse("agencies:sign-off-list"))

    def context(self, **more: Any) -> dict[str, Any]:
        """What there is to know."""
        return super().context(facts=presenters.sign_off_facts(self.account, today()), **more)

    def save(self, form: GovForm) -> str:
        """Confirm it or ask, and go on with the next."""
        needed, reason = form.cleaned_data["decision"] != END, form.cleaned_data["reason"]
        sign_off.sign_off(actor=self.actor, account_id=self.account.public_id, needed=needed, reason=reason)
        return reverse("agencies:sign-off-list")

    def success_message(self, form: GovForm) -> str:
        """What was done."""
        if form.cleaned_data["decision"] == END:
            return f"The administrators are asked to end the account of {self.account}."
        return f"The account of {self.account} is confirmed."
