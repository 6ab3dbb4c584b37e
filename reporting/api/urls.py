from django.urls import path

from reporting.api.views import FiguresApi

urlpatterns = [path("reports/<slug:measure>/", FiguresApi.as_view(), name="report")]
