from django.urls import path

from reporting.views import consistency, dashboard

app_name = "reporting"

urlpatterns = [
    path("", dashboard.Dashboard.as_view(), name="dashboard"),
    path("export/", dashboard.Export.as_view(), name="export"),
    path("consistency/", consistency.ConsistencyView.as_view(), name="consistency"),
    path("<slug:measure>/", dashboard.MeasureView.as_view(), name="measure-view"),
    path("<slug:measure>/list/", dashboard.MeasureList.as_view(), name="measure-list"),
]
