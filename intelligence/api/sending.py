"""What one has sent, and taking a report up, over HTTP."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from intelligence import access, selectors
from intelligence.api.serializers import ReportOut, SentReportOut
from intelligence.services import reports
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH


class SentApi(ApiView):
    """What the token's user has sent, the newest first, without the grade."""

    capability = {"GET": "intelligence.submit"}

    @extend_schema(operation_id="intelligence_reports_sent", parameters=PAGING, responses=page_of(SentReportOut))
    def get(self, request: Request) -> Response:
        response, shown = self.page(selectors.sent_by(self.actor), SentReportOut, ("-created_at", "-pk"))
        selectors.remember_listed(self.actor, shown)
        return response


class TakeApi(ApiView):
    """Takes a report up; what follows for the child begins here."""

    capability = {"POST": "intelligence.grade"}

    @extend_schema(operation_id="intelligence_reports_take", parameters=[IF_MATCH], request=None, responses=ReportOut)
    def post(self, request: Request, report_id: UUID) -> Response:
        access.report_for(self.actor, report_id)
        version = self.expected_version()
        taken = reports.take_report(actor=self.actor, report_id=report_id, expected_version=version)
        return respond(taken, ReportOut, actor=self.actor)
