"""Signing in and out."""

from typing import Any, cast

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from slscb.core import audit
from slscb.core.errors import Fault, Invalid
from slscb.core.forms import GovForm, PasswordField, TextField
from slscb.core.pages import FormPage, Page, SeeOther
from slscb.core.policy import PUBLIC, SIGNED_IN
from slscb.core.signin import entering, places, tries

WRONG = "The username or password is not right"
TOO_OFTEN = (
    "There were too many wrong tries from here. "
    "Wait {minutes} minutes, or use a computer on which you have signed in before"
)


class SignInForm(GovForm):
    username = TextField("Username", width="20", autocomplete="username", spellcheck="false")
    password = PasswordField("Password")


class SignIn(FormPage):
    """Asks who you are."""

    capability = PUBLIC
    keeps_typed = False
    template_name = "core/sign_in.html"
    page_title = "Sign in"
    form_class = SignInForm
    submit_text = "Sign in"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Someone signed in already goes on."""
        return redirect(self.onward()) if request.user.is_authenticated else super().get(request, *args, **kwargs)

    def take(self, form: GovForm) -> HttpResponse:
        """Look at the password, outside of what a refusal would undo: wrong ones are counted."""
        user = authenticate(self.request, **form.cleaned_data)
        if user is None:
            return self.refuse(form)
        entering.enter(self.request, cast("Any", user))
        answer = SeeOther(self.onward())
        places.remember(self.request, answer, user.get_username())
        return answer

    def refuse(self, form: GovForm) -> HttpResponse:
        """One sentence for every reason, so that nobody learns which usernames exist."""
        self.request.refused = audit.Action.SIGN_IN_FAILED  # type: ignore[attr-defined]
        too_often = tries.is_shut(self.request)
        message = TOO_OFTEN.format(minutes=tries.minutes()) if too_often else WRONG
        form.add_faults(Invalid([Fault("username", message)]))
        return self.render(form=form, status=429 if too_often else 422)

    def onward(self) -> str:
        """Where the person wanted to go, if that is here; otherwise home."""
        wanted = self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, {self.request.get_host()}, self.request.is_secure())
        return wanted if safe else reverse("core:home")


class SignOut(Page):
    """Ends the session."""

    capability = SIGNED_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Sign out and show the sign-in page; the browser is asked to forget what it keeps of the pages."""
        entering.leave(request, self.actor)
        answer = redirect("core:sign-in")
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer
