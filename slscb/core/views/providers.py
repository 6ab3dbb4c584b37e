"""Signing in through an agency's own directory."""

from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from slscb.core import audit
from slscb.core.pages import Page, SeeOther
from slscb.core.policy import PUBLIC
from slscb.core.signin import directory, entering, factors, matching, places, proof
from slscb.core.signin.providers import Provider, provider

if TYPE_CHECKING:
    from agencies.models import User


class ProviderPage(Page):
    """A page on the way to or from a directory."""

    capability = PUBLIC
    template_name = "core/provider_refused.html"
    page_title = "You could not be signed in"
    provider: Provider | None = None

    def load(self) -> None:
        """The directory that the address names."""
        self.provider = provider(self.kwargs["provider"])
        if self.provider is None:
            raise directory.Refused(directory.NOT_SET_UP)

    @property
    def found(self) -> Provider:
        """The directory, once it is loaded."""
        return cast("Provider", self.provider)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Say plainly why it came to nothing."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except directory.Refused as refused:
            request.refused = audit.Action.SIGN_IN_FAILED  # type: ignore[attr-defined]
            return self.render(status=422, reason=str(refused), name=self.provider and self.provider.name)


class ProviderStart(ProviderPage):
    """Sends the browser to the directory; signed in, to prove once more who it is."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Remember where the person wanted to go."""
        wanted = request.GET.get("next", "")
        safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
        onward = wanted if safe else reverse("core:home")
        again = request.user.is_authenticated
        return redirect(directory.address_of(request, self.found, onward, again=again))


class ProviderReturn(ProviderPage):
    """Takes what the directory has proved."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign in whoever it was, or ask for our own second factor."""
        proved = directory.come_back(request, self.found)
        user = matching.account_of(self.found, proved.claims)
        if proved.is_again:
            return self.prove_again(user, proved)
        with_factor = matching.has_second_factor(self.found, proved.claims)
        if factors.has(user) and not with_factor:
            entering.wait_for_factor(request, user)
            return SeeOther(f"{reverse('core:factor-ask')}?{urlencode({'next': proved.onward})}")
        entering.enter(request, user, with_factor=with_factor)
        answer = SeeOther(proved.onward)
        places.remember(request, answer, user.get_username())
        return answer

    def prove_again(self, user: "User", proved: directory.Proof) -> HttpResponse:
        """Whoever is signed in has proved once more who they are; a second factor of ours is not replaced by that."""
        if user != self.request.user or (
            factors.has(user) and not matching.has_second_factor(self.found, proved.claims)
        ):
            raise directory.Refused(directory.NOT_PROVED)
        proof.note(request=self.request)
        return SeeOther(proved.onward)
