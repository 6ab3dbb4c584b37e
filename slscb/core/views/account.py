"""Signing in and out."""

import json
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from slscb.core import audit
from slscb.core.errors import Fault, Invalid
from slscb.core.forms import GovForm, PasswordField, TextField
from slscb.core.pages import FormPage, Page, SeeOther
from slscb.core.policy import PUBLIC, SIGNED_IN
from slscb.core.signin import entering, factors, keys, places, tries
from slscb.core.signin.providers import all_of_them

if TYPE_CHECKING:
    from agencies.models import User

WRONG = "The username or password is not right"
TOO_OFTEN = (
    "There were too many wrong tries from here. "
    "Wait {minutes} minutes, or use a computer on which you have signed in before"
)


class SignInForm(GovForm):
    username = TextField("Username", width="20", autocomplete="username", spellcheck="false")
    password = PasswordField("Password")


class CodeForm(GovForm):
    code = TextField(
        "Code",
        max_length=12,
        width="10",
        autocomplete="one-time-code",
        spellcheck="false",
        hint="From your authenticator app, or one of your recovery codes",
    )


class SignIn(FormPage):
    """Asks who you are."""

    capability = PUBLIC
    keeps_typed = False
    template_name = "core/sign_in.html"
    page_title = "Sign in"
    form_class: ClassVar[type[GovForm]] = SignInForm
    submit_text = "Sign in"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Someone signed in already goes on."""
        return redirect(self.onward()) if request.user.is_authenticated else super().get(request, *args, **kwargs)

    def context(self, **more: Any) -> dict[str, Any]:
        """With the directories of agencies, where there are any."""
        carried = urlencode({"next": self.onward()})
        return super().context(providers=all_of_them(), carried=carried, **more)

    def take(self, form: GovForm) -> HttpResponse:
        """Look at the password, outside of what a refusal would undo: wrong ones are counted."""
        user = authenticate(self.request, **form.cleaned_data)
        if user is None:
            return self.refuse(form)
        if factors.has(user):
            entering.wait_for_factor(self.request, user)
            return SeeOther(f"{reverse('core:factor-ask')}?{urlencode({'next': self.onward()})}")
        return self.let_in(user)

    def let_in(self, person: "User", *, with_factor: bool = False) -> HttpResponse:
        """Begin the session, let the browser remember that, and go on."""
        entering.enter(self.request, person, with_factor=with_factor)
        answer = SeeOther(self.onward())
        places.remember(self.request, answer, person.get_username())
        return answer

    def refuse(self, form: GovForm, at: str = "username", wrong: str = WRONG) -> HttpResponse:
        """One sentence for every reason, so that nobody learns which usernames exist."""
        self.request.refused = audit.Action.SIGN_IN_FAILED  # type: ignore[attr-defined]
        too_often = tries.is_shut(self.request)
        message = TOO_OFTEN.format(minutes=tries.minutes()) if too_often else wrong
        form.add_faults(Invalid([Fault(at, message)]))
        return self.render(form=form, status=429 if too_often else 422)

    def onward(self) -> str:
        """Where the person wanted to go, if that is here; otherwise home."""
        wanted = self.request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, {self.request.get_host()}, self.request.is_secure())
        return wanted if safe else reverse("core:home")


class FactorPage(SignIn):
    """Asks for a code or a security key."""

    template_name = "core/factor_ask.html"
    person: "User | None" = None

    def context(self, **more: Any) -> dict[str, Any]:
        """With the question to the person's keys, where there are any."""
        person = cast("User", self.person)
        question = json.dumps(keys.to_ask(self.request, person)) if keys.of(person) else ""
        return super().context(question=question, **more)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A key's answer comes without a code."""
        answer = request.POST.get("credential", "")
        if not answer:
            return super().post(request, *args, **kwargs)
        person = cast("User", self.person)
        if keys.check(request, person, answer):
            return self.proved(person)
        form = CodeForm({"code": ""})
        form.forget_errors()
        return self.refuse(form, "", "The key was not accepted. Try again, or use a code")

    def proved(self, person: "User") -> HttpResponse:
        """What follows once the second factor was shown."""
        return self.let_in(person, with_factor=True)


class FactorAsk(FactorPage):
    """Asks for the second factor of whoever has just given the right password."""

    page_title = "Enter a code"
    form_class = CodeForm
    submit_text = "Continue"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Without a password before, there is nobody to ask."""
        self.person = entering.waiting(request)
        return super().dispatch(request, *args, **kwargs) if self.person else redirect("core:sign-in")

    def take(self, form: GovForm) -> HttpResponse:
        """Let the person in, or ask again."""
        person = cast("User", self.person)
        if not factors.check(self.request, person, form.cleaned_data["code"]):
            return self.refuse(form, "code", "The code is not right, or was used before")
        return self.proved(person)


class SignOut(Page):
    """Ends the session."""

    capability = SIGNED_IN
    before_factor = True
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Sign out and show the sign-in page; the browser is asked to forget what it keeps of the pages."""
        entering.leave(request, self.actor)
        answer = redirect("core:sign-in")
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer
