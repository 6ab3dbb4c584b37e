"""Pages for the system administrator: accounts, and what is done with them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from agencies import access, presenters, selectors
from agencies.forms import AccountListForm, LastDayForm, OpenAccountForm, WhyForm
from agencies.models import User
from agencies.services import accounts
from slscb.core.clock import today
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage, Link, ListPage, Page
from slscb.core.parts import Table


class AccountList(ListPage):
    """Everyone who has an account."""

    capability = "account.manage"
    template_name = "agencies/account_list.html"
    page_title, noun = "Accounts", "account"
    filter_form = AccountListForm

    def items(self, filters: Mapping[str, Any]) -> QuerySet[User]:
        """By name."""
        names = {name: filters.get(name) or "" for name in ("text", "agency", "role", "state")}
        return selectors.accounts(self.actor, selectors.AccountFilter(**names))

    def rows(self, items: Sequence[User]) -> Sequence[Table]:
        """One table of this page's accounts."""
        return [presenters.accounts_table(items)]


class AccountView(Page):
    """One account: its roles, what waits, and what was done with it."""

    capability = "account.manage"
    template_name = "agencies/account_view.html"

    def load(self) -> None:
        """The account and what belongs to it."""
        self.page = selectors.account_page(self.actor, self.kwargs["account_id"])

    def title(self) -> str:
        """The person's name."""
        return str(self.page.account)

    def back(self) -> Link:
        """Back to the list."""
        return Link("Accounts", reverse("agencies:account-list"))

    def context(self, **more: Any) -> dict[str, Any]:
        """Facts, roles, requests, history, and what may be done."""
        page, is_own = self.page, self.page.account == self.actor
        return super().context(
            facts=presenters.facts(page),
            actions=[] if is_own else presenters.actions_for(page.account),
            is_own=is_own,
            roles=presenters.roles_table(page, today(), may_change=not is_own),
            waiting=presenters.requests_table(page.requests, self.actor),
            entries=presenters.history(page.entries),
            **more,
        )


class AccountOpen(FormPage):
    """Opens an account; its owner is sent a link to set a password."""

    capability = "account.manage"
    page_title = "Open an account"
    form_class = OpenAccountForm
    submit_text = "Open the account"
    success_text = "The account is open, and a link to set a password is on its way. It holds no role yet."

    def back(self) -> Link:
        """Back to the list."""
        return Link("Accounts", reverse("agencies:account-list"))

    def save(self, form: GovForm) -> str:
        """Open it and go to it."""
        person, reason = form.person(), form.cleaned_data["reason"]  # type: ignore[attr-defined]
        return address(accounts.open_account(actor=self.actor, person=person, reason=reason))


class AccountPageMixin(Page):
    """Finds the account that the address names."""

    account: User

    def load(self) -> None:
        """Somebody else's account: nobody acts on their own."""
        self.account = access.account_to_change(self.actor, self.kwargs["account_id"])

    def back(self) -> Link | None:
        """Back to the account."""
        return Link(str(self.account), address(self.account))


class LinkSend(AccountPageMixin, FormPage):
    """Sends the owner a link to set a password."""

    capability = "account.manage"
    template_name = "agencies/account_act.html"
    page_title = "Send a link to set a password"
    form_class: ClassVar[type[GovForm]] = WhyForm
    submit_text = "Send the link"
    success_text = "The link is on its way. It works once, and for three days."
    consequences = (
        "It goes to the account’s own email address, and you do not see it. The old password works until then."
    )

    def context(self, **more: Any) -> dict[str, Any]:
        """What will follow, before it is done."""
        return super().context(caption=str(self.account), consequences=self.consequences, **more)

    def save(self, form: GovForm) -> str:
        """Do it, with the reason."""
        self.act(form.cleaned_data["reason"])
        return address(self.account)

    def act(self, reason: str) -> None:
        """The service this page calls."""
        accounts.send_link(actor=self.actor, account_id=self.account.public_id, reason=reason)


class AccountDisable(LinkSend):
    """Closes an account."""

    page_title = "Disable the account"
    submit_text = "Disable the account"
    success_text = "The account is disabled. Nobody can use it any more."
    is_destructive = True
    consequences = "The person is signed out everywhere at once, and their API tokens and links stop working for good."

    def act(self, reason: str) -> None:
        """The service this page calls."""
        accounts.disable(actor=self.actor, account_id=self.account.public_id, reason=reason)


class AccountEnable(LinkSend):
    """Opens a disabled account again."""

    page_title = "Enable the account"
    submit_text = "Enable the account"
    success_text = "The account is enabled, and a link to set a new password is on its way."
    consequences = "Its roles count again where they have not ended: look at them first. A new password must be set."

    def act(self, reason: str) -> None:
        """The service this page calls."""
        accounts.enable(actor=self.actor, account_id=self.account.public_id, reason=reason)


class FactorForget(LinkSend):
    """Takes the second factor of somebody who lost it away."""

    page_title = "Take the second factor away"
    submit_text = "Take it away"
    success_text = "The second factor is taken away. Its owner sets up a new one when they next sign in."
    is_destructive = True
    consequences = (
        "Ring the person back on a number you know before you do this: whoever signs in next sets up the new one."
    )

    def act(self, reason: str) -> None:
        """The service this page calls."""
        accounts.forget_factor(actor=self.actor, account_id=self.account.public_id, reason=reason)


class AccountLastDay(LinkSend):
    """Says until when an account can be used."""

    page_title = "Set the last day of the account"
    form_class = LastDayForm
    submit_text = "Set the last day"
    success_text = "The last day of the account is set."
    consequences = "After that day the person is signed out everywhere, and their API tokens stop working."

    def initial(self) -> dict[str, Any]:
        """As it is now."""
        return {"expires_on": self.account.expires_on}

    def save(self, form: GovForm) -> str:
        """Set it, with the reason."""
        accounts.set_last_day(actor=self.actor, account_id=self.account.public_id, **form.cleaned_data)
        return address(self.account)


def address(account: User) -> str:
    """The page of an account."""
    return reverse("agencies:account-view", args=[account.public_id])
