from django.urls import path

from intelligence.views import grading, sending

app_name = "intelligence"

urlpatterns = [
    path("", grading.ReportList.as_view(), name="report-list"),
    path("send/", sending.ReportSubmit.as_view(), name="report-submit"),
    path("sent/", sending.ReportSentList.as_view(), name="report-sent-list"),
    path("children/<uuid:child_id>/send/", sending.ChildReportSubmit.as_view(), name="child-report-submit"),
    path("<uuid:report_id>/", grading.ReportView.as_view(), name="report-view"),
    path("<uuid:report_id>/take/", grading.ReportTake.as_view(), name="report-take"),
    path("<uuid:report_id>/grade/", grading.ReportGrade.as_view(), name="report-grade"),
]
