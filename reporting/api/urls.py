from django.urls import path

from reporting.api.leaving import AllFiguresApi, BehindApi, ExportApi, PeriodsApi
from reporting.api.requests import StandardCountsApi, StandardCountsExportApi
from reporting.api.views import FiguresApi

urlpatterns = [
    path("reports/", AllFiguresApi.as_view(), name="reports"),
    path("reports/export/", ExportApi.as_view(), name="report-export"),
    path("reports/periods/", PeriodsApi.as_view(), name="report-periods"),
    path("reports/freedom-of-information/", StandardCountsApi.as_view(), name="report-requests"),
    path("reports/freedom-of-information/export/", StandardCountsExportApi.as_view(), name="report-requests-export"),
    path("reports/<slug:measure>/", FiguresApi.as_view(), name="report"),
    path("reports/<slug:measure>/list/", BehindApi.as_view(), name="report-list"),
]
