"""Answers that are files. What goes wrong is answered as JSON all the same."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from slscb.core.api.base import ApiView


class OneAnswer(BaseContentNegotiation):
    """Whatever a client says it accepts: there is one file to be had, and faults are JSON."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser:
        return next(iter(parsers))

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        first = next(iter(renderers))
        return first, str(first.media_type)


class FileView(ApiView):
    """Base of a view that answers GET with a file."""

    content_negotiation_class = OneAnswer


def file_of(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to be saved under a name."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def files_of(*kinds: str) -> dict[Any, Any]:
    """The description of an answer that is a file of one of these kinds."""
    return {(200, kind): OpenApiResponse(OpenApiTypes.BINARY) for kind in kinds}
