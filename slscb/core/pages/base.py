"""A page: one template, one title, rendered at once so that every query runs inside the request's transaction."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.generic import View

from slscb.core import audit, wall
from slscb.core.gathering import gathered
from slscb.core.models import Record
from slscb.core.pages.links import Link
from slscb.core.policy import PUBLIC

if TYPE_CHECKING:
    from agencies.models import User


class Page(View):
    """Shows a template.

    A page states `capability` (checked before it runs; without one it is refused), `template_name` and `page_title`.
    `load` finds what the page is about and is where access is asked; `context` adds what the template shows.
    """

    capability: ClassVar[str | dict[str, str]]
    http_method_names = ["get", "head"]
    template_name: ClassVar[str]
    page_title: ClassVar[str] = ""

    @property
    def actor(self) -> "User":
        """Whoever asks; pass it first to every selector and service."""
        return cast("User", self.request.user)

    def load(self) -> None:
        """Find what the page is about, before any method runs. Raises NotVisible or NotAllowed, from `access`."""

    def title(self) -> str:
        """The page's heading and the first part of the browser's title."""
        return self.page_title

    def back(self) -> Link | None:
        """The link above the heading, to where the person came from."""
        return None

    def crumbs(self) -> Sequence[Link]:
        """The way down to this page, instead of a link back."""
        return ()

    def context(self, **more: Any) -> dict[str, Any]:
        """What the template shows."""
        return {"page_title": self.title(), "back": self.back(), "crumbs": self.crumbs(), "view": self, **more}

    def subject(self) -> Record | None:
        """The child, or the record about a child, that a form stands beside: showing it is written into the audit.

        None where there is none, and where a selector has written the opening down already.
        """
        return None

    def render(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """The page, drawn now and not after the transaction has closed."""
        if (subject := self.subject()) is not None:
            about, part = getattr(subject, "child_id", subject.pk), {"part": type(self).__name__}
            audit.record(actor=self.actor, action=audit.Action.VIEW, about=[about], target=subject, detail=part)
        return render(self.request, self.template_name, self.context(**more), status=status)

    def flash(self, text: str) -> None:
        """Say once, at the top of the next page, what has just been done."""
        messages.success(self.request, text)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Load, then answer; a method the page does not have is 405 before anything is read.

        Whatever the answer has the audit remember is written before it leaves, or it does not leave.
        """
        if (request.method or "").lower() not in self.http_method_names:
            return super().dispatch(request, *args, **kwargs)
        if self.capability != PUBLIC:
            wall.open_for(self.actor)
        with gathered():
            self.load()
            return self.answer(request, *args, **kwargs)

    def answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The answer of the method, once what the page is about has been found."""
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page."""
        return self.render()
