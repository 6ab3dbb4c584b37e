"""Setting a password by the link that was sent."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agencies import selectors
from agencies.forms import SetPasswordForm
from agencies.services import accounts
from slscb.core.forms import GovForm
from slscb.core.pages import FormPage
from slscb.core.policy import PUBLIC


class PasswordSet(FormPage):
    """Asks for a password. A link that was used, is too old or never was gets the same answer."""

    capability = PUBLIC
    keeps_typed = False
    page_title = "Set your password"
    form_class = SetPasswordForm
    submit_text = "Set the password"
    success_text = "Your password is set. Sign in with it."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A dead link says so, and whom to ask."""
        if not selectors.link_lives(kwargs["account_id"], kwargs["token"]):
            return self.dead(request)
        return super().dispatch(request, *args, **kwargs)

    def dead(self, request: HttpRequest) -> HttpResponse:
        """Not found, in words that help."""
        return render(
            request, "agencies/link_dead.html", {"page_title": "This link does not work any more"}, status=404
        )

    def save(self, form: GovForm) -> str:
        """Set it and go to sign in."""
        accounts.set_password(actor=None, password=form.cleaned_data["password"], **self.kwargs)
        return reverse("core:sign-in")
