"""What settings name for REST framework, which loads it while it is itself being loaded: so it imports no view."""

import json
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

from rest_framework.exceptions import MethodNotAllowed, ParseError, PermissionDenied
from rest_framework.parsers import JSONParser
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from slscb.core.policy import PUBLIC, SIGNED_IN, capability_of, load_policy

if TYPE_CHECKING:
    from rest_framework.views import APIView


class HasCapability(BasePermission):
    """Deny by default: a view that states no capability for the method is refused."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        method = request.method or "GET"
        if method.lower() not in view.http_method_names or not hasattr(view, method.lower()):
            raise MethodNotAllowed(method)
        capability = capability_of(view, method)
        if capability == PUBLIC:
            return True
        if not request.user.is_authenticated:
            return False
        request._request.actor = request.user  # type: ignore[attr-defined]
        if not (capability == SIGNED_IN or (capability and request.user.may(capability))):
            return False
        if owed := request.user.owes(needs_signature=load_policy().needs_signature(capability)):
            raise PermissionDenied(f"First sign in to the pages and agree to what is in force: {'; '.join(owed)}.")
        return True


class StrictJSONParser(JSONParser):
    """JSON as the standard has it: no NaN, and no text that cannot be written as UTF-8."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        data = super().parse(stream, media_type, parser_context)
        try:
            json.dumps(data, ensure_ascii=False).encode()
        except (UnicodeEncodeError, RecursionError):
            raise ParseError("The body holds text that is not valid Unicode.") from None
        return data
