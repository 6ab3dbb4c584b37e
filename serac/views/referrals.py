"""Referring a child to the panel, and answering."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from cases import access as cases
from cases.models import Child
from serac import access, selectors
from serac.forms import AcceptForm, DeclineForm, ReferralFilters, ReferralForm, VersionForm
from serac.models import PanelReferral
from serac.presenters import referrals as presenter
from serac.presenters import words
from serac.services import referrals as services
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import ConfirmPage, FormPage, Link, ListPage, Page


class ReferralMake(FormPage):
    """Refers a child."""

    capability = "panel.refer"
    page_title = "Refer to the SERAC panel"
    form_class = ReferralForm
    submit_text = "Send the referral"
    success_text = "The referral is with the coordinator of the panel."
    child: Child

    def load(self) -> None:
        """The child."""
        self.child = cases.child_for(self.actor, self.kwargs["child_id"], "panel.refer")

    def subject(self) -> Record:
        """The child."""
        return self.child

    def back(self) -> Link:
        """Back to the child."""
        return words.child_link(self.child)

    def save(self, form: GovForm) -> str:
        """Refer and go back to the child."""
        services.refer_child(actor=self.actor, child_id=self.child.public_id, reason=form.cleaned_data["reason"])
        return words.child_link(self.child).href


class ReferralList(ListPage):
    """The referrals that wait, and those before."""

    capability = "panel.coordinate"
    template_name = "serac/referral_list.html"
    page_title, noun = "Referrals to the panel", "referral"
    filter_form = ReferralFilters
    empty_text = "No referral waits."

    def items(self, filters: Mapping[str, Any]) -> Any:
        """The longest waiting first."""
        state = filters.get("state") or "submitted"
        return selectors.referrals(self.actor, "" if state == "all" else state)

    def rows(self, items: Sequence[PanelReferral]) -> Any:
        """As a table; what was shown is written into the audit."""
        selectors.remember_referrals(self.actor, items)
        return presenter.referral_table(items)


class ReferralView(Page):
    """One referral."""

    capability = "child.view"
    template_name = "serac/referral_view.html"
    page_title = "Referral to the SERAC panel"

    def load(self) -> None:
        """Open it; the opening is written into the audit."""
        self.referral = selectors.open_referral(self.actor, self.kwargs["referral_id"])

    def back(self) -> Link:
        """Back to the child."""
        return words.child_link(self.referral.child)

    def context(self, **more: Any) -> dict[str, Any]:
        """What was asked and answered, and what can be done."""
        return super().context(
            rows=presenter.referral_rows(self.referral),
            buttons=presenter.referral_links(self.actor, self.referral),
            **more,
        )


class ReferralAnswer(FormPage):
    """What the pages that settle a referral share."""

    capability = "panel.coordinate"
    template_name = "serac/referral_answer.html"
    referral: PanelReferral

    def load(self) -> None:
        """The referral."""
        self.referral = access.referral_for(self.actor, self.kwargs["referral_id"], str(self.capability))

    def subject(self) -> Record:
        """The referral."""
        return self.referral

    def initial(self) -> Mapping[str, Any]:
        """The version that is settled."""
        return {"version": self.referral.version}

    def back(self) -> Link:
        """Back to the referral."""
        return Link("The referral", reverse("serac:referral-view", args=[self.referral.public_id]))

    def context(self, **more: Any) -> dict[str, Any]:
        """The referral beside the form."""
        return super().context(rows=presenter.referral_rows(self.referral), **more)

    def settled(self, form: GovForm) -> dict[str, Any]:
        """What every answer names."""
        version = form.cleaned_data["version"]
        return {"actor": self.actor, "referral_id": self.referral.public_id, "expected_version": version}


class ReferralAccept(ReferralAnswer):
    """Accepts a referral."""

    capability = "panel.coordinate"
    page_title = "Accept this referral"
    form_class = AcceptForm
    submit_text = "Accept"
    success_text = "The referral is accepted. The child is on the next agenda that is built."

    def save(self, form: GovForm) -> str:
        """Accept and show those that wait."""
        services.accept_referral(**self.settled(form), reason=form.cleaned_data["reason"])
        return reverse("serac:referral-list")


class ReferralDecline(ReferralAnswer):
    """Declines a referral with a reason."""

    capability = "panel.coordinate"
    page_title = "Decline this referral"
    form_class = DeclineForm
    submit_text = "Decline"
    success_text = "The referrer is told that the referral is not accepted, and why."

    def save(self, form: GovForm) -> str:
        """Decline and show those that wait."""
        services.reject_referral(**self.settled(form), reason=form.cleaned_data["decision_reason"])
        return reverse("serac:referral-list")


class ReferralWithdraw(ReferralAnswer, ConfirmPage):
    """Takes a referral back."""

    capability = "panel.refer"
    template_name = "layouts/confirm.html"
    question = "Take this referral back?"
    consequences = "The panel will not discuss the child because of it. You can refer the child again."
    form_class = VersionForm
    submit_text = "Take it back"
    success_text = "The referral is taken back."
    is_destructive = True

    def save(self, form: GovForm) -> str:
        """Take it back and show it."""
        services.withdraw_referral(**self.settled(form))
        return self.back().href
