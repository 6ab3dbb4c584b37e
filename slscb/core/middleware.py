"""What happens around every request: where it comes from, whether it may pass, and how a refusal looks and is remembered."""

import hashlib
import logging
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from rest_framework.views import APIView

from slscb.core import audit, budget
from slscb.core.errors import Invalid, Merged, NotAllowed, NotVisible, Restricted, Stale
from slscb.core.leading import address_instead
from slscb.core.policy import PUBLIC, SIGNED_IN, capability_of, load_policy
from slscb.core.signin import entering, kept, proof
from slscb.core.signin.places import address_of
from slscb.core.unaudited import TooManyOpened, Unaudited, meaning_of
from slscb.core.views.errors import error_page

if TYPE_CHECKING:
    from agencies.models import User

Next = Callable[[HttpRequest], HttpResponse]
STATUS_OF = {
    NotVisible: 404,
    Merged: 404,
    NotAllowed: 403,
    Restricted: 403,
    Stale: 409,
    Invalid: 400,
    TooManyOpened: 429,
    Unaudited: 503,
}
logger = logging.getLogger(__name__)
READING = ("GET", "HEAD", "OPTIONS")


class NoStoreMiddleware:
    """No answer to a signed-in person may stay in a browser's or a proxy's cache."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class AuditContextMiddleware:
    """Tells the audit where the request comes from, and writes refusals once the request's own transaction has ended."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key or ""
        origin = audit.Origin(
            request_id=str(uuid.uuid4()),
            ip=address_of(request),
            session=hashlib.sha256(key.encode()).hexdigest()[:16] if key else "",
        )
        token = audit.origin.set(origin)
        try:
            response = self.get_response(request)
            try:
                self._remember_refusal(request, response)
            except DatabaseError as error:
                return out_of_service(request, error)
            return response
        finally:
            audit.origin.reset(token)

    def _remember_refusal(self, request: HttpRequest, response: HttpResponse) -> None:
        if refused := getattr(request, "refused", None):
            with transaction.atomic():
                audit.record(actor=None, action=refused)
        if response.status_code not in (403, 404, 429) or request.resolver_match is None:
            return
        user: User | AnonymousUser = getattr(request, "actor", None) or request.user
        if isinstance(user, AnonymousUser):
            return
        with transaction.atomic():
            route = request.resolver_match.view_name
            if getattr(request, "opened_too_many", False):
                budget.remember_stop(user, route)
            elif response.status_code != 429:
                named = next((one for one in request.resolver_match.kwargs.values() if isinstance(one, UUID)), None)
                detail = {"route": route, "status": response.status_code}
                audit.record(actor=user, action=audit.Action.DENIED, target_id=named, detail=detail)


class ErrorPagesMiddleware:
    """Turns the kernel's exceptions into pages, after the request's transaction has been rolled back."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        error = meaning_of(exception)
        if isinstance(error, Unaudited):
            return out_of_service(request, exception)
        if isinstance(error, Merged) and (there := address_instead(request, error)):
            return redirect(there)
        if isinstance(error, TooManyOpened):
            request.opened_too_many = True  # type: ignore[attr-defined]
        status = STATUS_OF.get(type(error))
        return error_page(request, status, error) if status else None


def out_of_service(request: HttpRequest, error: Exception) -> HttpResponse:
    """No audit, no data: out of service, with no fact of any case, while the log has the reason."""
    logger.error("the audit could not be written", exc_info=error)
    return error_page(request, 503, Unaudited())


class CapabilityMiddleware:
    """Deny by default: a page whose view states no capability, or one that the user does not hold, is refused.

    API views are authenticated later by their token, so `HasCapability` asks the same question there.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _arguments: Any, _names: Any
    ) -> HttpResponse | None:
        view_class = getattr(view, "view_class", None) or getattr(view, "cls", None) or view
        if isinstance(view_class, type) and issubclass(view_class, APIView):
            return None
        method = request.method or "GET"
        if isinstance(stated := getattr(view_class, "capability", None), dict) and method not in (*stated, *READING):
            return HttpResponseNotAllowed(stated)
        capability = capability_of(view_class, "GET" if method in READING else method)
        if capability == PUBLIC:
            return None
        if not request.user.is_authenticated:
            self.keep_typed(request, view_class)
            return redirect_to_login(request.get_full_path(), reverse(settings.LOGIN_URL))
        if not (capability == SIGNED_IN or (capability and request.user.may(capability))):
            return error_page(request, 403, NotAllowed())
        return self.prove(request, view_class, capability)

    @staticmethod
    def prove(request: HttpRequest, view_class: object, capability: str) -> HttpResponse | None:
        """Where the session must go first: to set up a second factor, to agree to what is in force, or to prove once more
        who it is."""
        first, is_early = "", getattr(view_class, "before_factor", False)
        if proof.lacks_factor(request) and not is_early:
            return redirect("core:factor-list")
        needs_signature = load_policy().needs_signature(capability)
        may_be_unagreed = is_early or getattr(view_class, "before_agreement", False)
        user = cast("User", request.user)
        if not may_be_unagreed and user.owes(needs_signature=needs_signature):
            first = settings.AGREEMENTS_URL
        elif getattr(view_class, "needs_proof", False) and not proof.is_fresh(request):
            first = "core:identity-prove"
        if first and request.method == "POST" and getattr(view_class, "keeps_typed", False):
            entering.keep_until_proved(request)
        return redirect_to_login(request.get_full_path(), reverse(first)) if first else None

    @staticmethod
    def keep_typed(request: HttpRequest, view_class: object) -> None:
        """What somebody sends just after their session has ended is kept for them; CSRF has been checked before."""
        author = getattr(request, "left_by", None)
        if author and request.method == "POST" and getattr(view_class, "keeps_typed", False):
            kept.keep(author, request.get_full_path(), request.POST)
