"""Every page of the service. Each route's view states the capability it needs."""

from django.urls import include, path

urlpatterns = [
    path("", include("slscb.core.urls")),
    path("accounts/", include("agencies.urls")),
    path("children/", include("cases.urls")),
    path("intelligence/", include("intelligence.urls")),
    path("missing/", include("missing.urls")),
    path("reports/", include("reporting.urls")),
    path("risk/", include("risk.urls")),
    path("serac/", include("serac.urls")),
    path("api/v1/", include("slscb.api_urls")),
]

handler400 = "slscb.core.views.errors.bad_request"
handler403 = "slscb.core.views.errors.forbidden"
handler404 = "slscb.core.views.errors.not_found"
handler500 = "slscb.core.views.errors.server_error"
