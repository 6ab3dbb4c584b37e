"""Where an old address leads, once its record is part of another."""

from django.http import HttpRequest
from django.urls import reverse

from slscb.core.errors import Merged

READING = ("GET", "HEAD")


def address_instead(request: HttpRequest, error: Merged) -> str:
    """The same page of the record that the one asked for is part of now; "" where more than reading was asked."""
    match = request.resolver_match
    if request.method not in READING or match is None or error.was not in match.kwargs.values():
        return ""
    kwargs = {name: error.now if value == error.was else value for name, value in match.kwargs.items()}
    return reverse(match.view_name, kwargs=kwargs)
