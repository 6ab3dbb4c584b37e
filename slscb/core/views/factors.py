"""A person's own second factor, and proving once more who one is."""

from typing import Any

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from slscb.core.forms import GovForm, PasswordField, TextField
from slscb.core.pages import ConfirmPage, FormPage, Link, Page
from slscb.core.policy import SIGNED_IN
from slscb.core.signin import factors, proof
from slscb.core.views.account import WRONG, CodeForm, SignIn

SECRET = "factor_secret"  # noqa: S105 - the name under which the session keeps it
IS_WRONG = "The code is not right. Wait for the next one and try again"


def _list() -> Link:
    return Link("Second factor", reverse("core:factor-list"))


class FactorList(Page):
    """What the person has set up."""

    capability = SIGNED_IN
    before_factor = True
    template_name = "core/factor_list.html"
    page_title = "Second factor"

    def context(self, **more: Any) -> dict[str, Any]:
        """Whether there is one, whether there must be, and how many recovery codes are left."""
        return super().context(
            has_factor=factors.has(self.actor),
            must_have=proof.lacks_factor(self.request),
            codes_left=factors.codes_left(self.actor),
            **more,
        )


class FirstCodeForm(GovForm):
    code = TextField(
        "Code",
        max_length=12,
        width="10",
        autocomplete="one-time-code",
        spellcheck="false",
        hint="That the app shows now",
    )


class FactorApp(FormPage):
    """Sets up an authenticator app."""

    capability = SIGNED_IN
    before_factor = needs_proof = True
    keeps_typed = False
    template_name = "core/factor_app.html"
    page_title = "Set up an authenticator app"
    form_class = FirstCodeForm
    submit_text = "Continue"
    success_text = (
        "The app is your second factor from now on. Make recovery codes now, for the day you lose your telephone."
    )

    def back(self) -> Link:
        """Back to the list."""
        return _list()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a secret made for this time alone."""
        request.session[SECRET] = factors.new_secret()
        return super().get(request, *args, **kwargs)

    def context(self, **more: Any) -> dict[str, Any]:
        """The secret as a picture and as letters."""
        secret = self.request.session.get(SECRET) or factors.new_secret()
        self.request.session[SECRET] = secret
        wide, dark = factors.picture(factors.address_for(self.actor, secret))
        letters = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
        return super().context(wide=wide, dark=dark, letters=letters, **more)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Set it, where the app's first code is right."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render(form=form, status=422)
        if not factors.set_app(self.actor, request.session.get(SECRET, ""), form.cleaned_data["code"]):
            form.add_error("code", IS_WRONG)
            return self.render(form=form, status=422)
        del request.session[SECRET]
        proof.note_factor(request)
        return self.go_on(form, reverse("core:factor-codes"))


class FactorCodes(ConfirmPage):
    """Makes recovery codes and shows them once."""

    capability = SIGNED_IN
    needs_proof = True
    keeps_typed = False
    template_name = "core/factor_codes.html"
    page_title = "Recovery codes"
    consequences = (
        "Ten codes are made and shown once. Each works once, in place of your app. Codes made before stop working."
    )
    submit_text = "Make recovery codes"

    def back(self) -> Link:
        """Back to the list."""
        return _list()

    def take(self, form: GovForm) -> HttpResponse:
        """Make and show them; a reload makes others."""
        return self.render(form=form, codes=factors.new_codes(self.actor))


class IdentityProve(SignIn):
    """Asks once more who one is: for a code, or for the password where there is no second factor."""

    capability = SIGNED_IN
    before_factor = True
    template_name = "layouts/form.html"
    page_title = "Confirm that it is you"
    submit_text = "Continue"

    def form(self, data: Any = None, files: Any = None) -> GovForm:
        """By what there is."""
        return CodeForm(data) if factors.has(self.actor) else PasswordForm(data)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, although the person is signed in."""
        return FormPage.get(self, request, *args, **kwargs)

    def take(self, form: GovForm) -> HttpResponse:
        """Go on to the page that asked for it, or ask again; wrong ones count as at signing in."""
        if "code" in form.fields:
            is_right = factors.check(self.request, self.actor, form.cleaned_data["code"])
            at, wrong = "code", "The code is not right, or was used before"
        else:
            found = authenticate(self.request, username=self.actor.username, password=form.cleaned_data["password"])
            is_right, at, wrong = found == self.actor, "password", WRONG
        if not is_right:
            return self.refuse(form, at, wrong)
        proof.note(request=self.request)
        return self.go_on(form, self.onward())


class PasswordForm(GovForm):
    password = PasswordField("Password")
