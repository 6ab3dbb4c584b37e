from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from slscb.core.policy import PUBLIC, SIGNED_IN, capability_of


class HasCapability(BasePermission):
    """Deny by default: a view that states no capability for the method is refused."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        method = request.method or "GET"
        if method.lower() not in view.http_method_names or not hasattr(view, method.lower()):
            raise MethodNotAllowed(method)
        capability = capability_of(view, method)
        if capability == PUBLIC:
            return True
        if not request.user.is_authenticated:
            return False
        request._request.actor = request.user  # type: ignore[attr-defined]
        return capability == SIGNED_IN or bool(capability and request.user.may(capability))
