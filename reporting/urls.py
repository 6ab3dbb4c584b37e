from django.urls import path

from reporting.views import consistency, dashboard, requests

app_name = "reporting"

urlpatterns = [
    path("", dashboard.Dashboard.as_view(), name="dashboard"),
    path("export/", dashboard.Export.as_view(), name="export"),
    path("consistency/", consistency.ConsistencyView.as_view(), name="consistency"),
    path("freedom-of-information/", requests.StandardCounts.as_view(), name="requests"),
    path("freedom-of-information/export/", requests.StandardCountsExport.as_view(), name="requests-export"),
    path("<slug:measure>/", dashboard.MeasureView.as_view(), name="measure-view"),
    path("<slug:measure>/list/", dashboard.MeasureList.as_view(), name="measure-list"),
]
