"""Every path of the HTTP API."""

from django.urls import include, path

from slscb.core.api.schema import SchemaView

app_name = "api"

urlpatterns = [
    path("schema/", SchemaView.as_view(), name="schema"),
    path("", include("slscb.core.api.urls")),
    path("", include("cases.api.urls")),
    path("", include("reporting.api.urls")),
    path("", include("intelligence.api.urls")),
    path("", include("missing.api.urls")),
    path("", include("risk.api.urls")),
    path("", include("serac.api.urls")),
]
