"""A person's own notices."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from slscb.core import outbox
from slscb.core.models import Notice
from slscb.core.pages import ListPage, Page
from slscb.core.pages.saving import SeeOther
from slscb.core.policy import SIGNED_IN


class Notices(ListPage):
    """Everything the person was told, the newest first."""

    capability = SIGNED_IN
    template_name = "core/notice_list.html"
    page_title = "Notices"
    noun = "notice"
    empty_text = "Nothing has been sent to you yet."

    def items(self, filters: Any) -> QuerySet[Notice]:
        """One's own only."""
        return outbox.notices_for(self.actor)


class NoticesRead(Page):
    """Marks all notices as read."""

    capability = SIGNED_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Mark and go back to the list."""
        outbox.mark_read(user=self.actor)
        return redirect("core:notice-list")


class NoticeOpen(Page):
    """Marks one notice as read and goes where it leads."""

    capability = SIGNED_IN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, notice_id: UUID) -> HttpResponse:
        """404 for somebody else's notice, as for none."""
        notice = outbox.open_notice(user=self.actor, notice_id=notice_id)
        return SeeOther(notice.link or reverse("core:notice-list"))
