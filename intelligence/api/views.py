"""Intelligence over HTTP: any agency sends, police list, read and grade."""

from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from intelligence import selectors
from intelligence.api.serializers import GradeIn, ReportIn, ReportOut, SentReportOut
from intelligence.services import reports
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of

IF_MATCH = OpenApiParameter(
    "If-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, required=True, description="The ETag of the version read"
)
STATE = OpenApiParameter("state", OpenApiTypes.STR, enum=["waiting"], description="Only those that wait for a grade")


class ReportsApi(ApiView):
    """Intelligence sent by agencies."""

    capability = {"GET": "intelligence.grade", "POST": "intelligence.submit"}

    @extend_schema(operation_id="intelligence_reports_list", parameters=[STATE, *PAGING], responses=page_of(ReportOut))
    def get(self, request: Request) -> Response:
        waiting = request.query_params.get("state") == "waiting"
        found = selectors.reports_to_read(self.actor, waiting=waiting)
        response, shown = self.page(found, ReportOut, ("-created_at", "-pk"))
        selectors.remember_listed(self.actor, shown)
        return response

    @extend_schema(operation_id="intelligence_reports_create", request=ReportIn, responses={201: SentReportOut})
    def post(self, request: Request) -> Response:
        sent = self.read(ReportIn)
        child_id = sent.pop("child", None)
        report = reports.submit_report(actor=self.actor, content=reports.Content(**sent), child_id=child_id)
        return respond(report, SentReportOut, status=201)


class ReportApi(ApiView):
    """One report, for police."""

    capability = {"GET": "intelligence.grade"}

    @extend_schema(operation_id="intelligence_reports_read", responses=ReportOut)
    def get(self, request: Request, report_id: UUID) -> Response:
        return respond(selectors.open_report(self.actor, report_id), ReportOut, actor=self.actor)


class GradeApi(ApiView):
    """The grade of a report."""

    capability = {"POST": "intelligence.grade"}

    @extend_schema(
        operation_id="intelligence_reports_grade", parameters=[IF_MATCH], request=GradeIn, responses=ReportOut
    )
    def post(self, request: Request, report_id: UUID) -> Response:
        version = self.expected_version()
        report = reports.grade_report(
            actor=self.actor, report_id=report_id, expected_version=version, **self.read(GradeIn)
        )
        return respond(report, ReportOut, actor=self.actor)
