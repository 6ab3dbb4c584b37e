from django.urls import path

from intelligence.api.sending import SentApi, TakeApi
from intelligence.api.views import GradeApi, ReportApi, ReportsApi

urlpatterns = [
    path("intelligence-reports/", ReportsApi.as_view(), name="intelligence-reports"),
    path("intelligence-reports/sent/", SentApi.as_view(), name="intelligence-reports-sent"),
    path("intelligence-reports/<uuid:report_id>/", ReportApi.as_view(), name="intelligence-report"),
    path("intelligence-reports/<uuid:report_id>/grade/", GradeApi.as_view(), name="intelligence-report-grade"),
    path("intelligence-reports/<uuid:report_id>/take/", TakeApi.as_view(), name="intelligence-report-take"),
]
