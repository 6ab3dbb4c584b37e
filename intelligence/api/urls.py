from django.urls import path

from intelligence.api.views import GradeApi, ReportApi, ReportsApi

urlpatterns = [
    path("intelligence-reports/", ReportsApi.as_view(), name="intelligence-reports"),
    path("intelligence-reports/<uuid:report_id>/", ReportApi.as_view(), name="intelligence-report"),
    path("intelligence-reports/<uuid:report_id>/grade/", GradeApi.as_view(), name="intelligence-report-grade"),
]
