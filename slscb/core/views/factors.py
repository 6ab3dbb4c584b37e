"""A person's own second factor, and proving once more who one is."""

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from slscb.core.errors import Fault, Invalid
from slscb.core.forms import GovForm, PasswordField, TextField
from slscb.core.pages import ConfirmPage, FormPage, Link, Page, SeeOther
from slscb.core.policy import SIGNED_IN
from slscb.core.signin import factors, keys, proof
from slscb.core.views.account import WRONG, CodeForm, FactorPage

if TYPE_CHECKING:
    from agencies.models import User

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
            has_app=factors.has_app(self.actor),
            has_factor=factors.has(self.actor),
            keys=keys.of(self.actor),
            may_add_key=len(keys.of(self.actor)) < keys.MOST_KEYS,
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
    before_agreement = needs_proof = True
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


class KeyForm(GovForm):
    name = TextField("Name of the key", max_length=60, width="20", hint="For example Blue key on my key ring")


class KeyAdd(FormPage):
    """Adds a security key."""

    capability = SIGNED_IN
    before_factor = needs_proof = True
    keeps_typed = False
    template_name = "core/key_add.html"
    page_title = "Add a security key"
    form_class = KeyForm
    submit_text = "Ask the key"
    success_text = "The key is added. You can sign in with it from now on."

    def back(self) -> Link:
        """Back to the list."""
        return _list()

    def context(self, **more: Any) -> dict[str, Any]:
        """The question to the key."""
        return super().context(question=json.dumps(keys.to_add(self.request, self.actor)), **more)

    def take(self, form: GovForm) -> HttpResponse:
        """Add it, where it has answered."""
        answer, name = self.request.POST.get("credential", ""), form.cleaned_data["name"]
        if not keys.add(self.request, self.actor, name, answer):
            form.add_faults(Invalid([Fault("", "The key did not answer. Try again")]))
            return self.render(form=form, status=422)
        proof.note_factor(self.request)
        has_codes = factors.codes_left(self.actor)
        return self.go_on(form, reverse("core:factor-list" if has_codes else "core:factor-codes"))


class KeyRemove(ConfirmPage):
    """Takes a security key away."""

    capability = SIGNED_IN
    before_agreement = needs_proof = True
    keeps_typed = False
    page_title = "Remove a security key"
    submit_text = "Remove the key"
    is_destructive = True
    success_text = "The key is removed. Nobody can sign in with it any more."

    def load(self) -> None:
        """One of the person's own keys. Raises NotVisible."""
        self.key = keys.of_id(self.actor, self.kwargs["key_id"])

    def context(self, **more: Any) -> dict[str, Any]:
        """Which one."""
        return super().context(**more) | {
            "consequences": f"{self.key.wrap().name} will no longer be a second factor of yours."
        }

    def back(self) -> Link:
        """Back to the list."""
        return _list()

    def save(self, form: GovForm) -> str:
        """Remove it, unless nothing would be left where there must be something."""
        if settings.SECOND_FACTOR_REQUIRED and factors.is_last(self.actor, self.key.pk):
            raise Invalid([Fault("", "This is your only second factor: set up another one first")])
        keys.remove(self.actor, self.key)
        return reverse("core:factor-list")


class IdentityProve(FactorPage):
    """Asks once more who one is: for a code, or for the password where there is no second factor."""

    capability = SIGNED_IN
    before_factor = True
    page_title = "Confirm that it is you"
    submit_text = "Continue"

    def load(self) -> None:
        """Who is signed in."""
        self.person = self.actor

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
        return self.proved(self.actor)

    def proved(self, person: "User") -> HttpResponse:
        """Go on to the page that asked for it."""
        proof.note(request=self.request)
        return SeeOther(self.onward())


class PasswordForm(GovForm):
    password = PasswordField("Password")
