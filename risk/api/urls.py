from django.urls import path

from risk.api.views import InstrumentApi, InstrumentsApi, RiskAssessmentsApi

urlpatterns = [
    path("risk-instruments/", InstrumentsApi.as_view(), name="risk-instruments"),
    path("risk-instruments/<uuid:instrument_id>/", InstrumentApi.as_view(), name="risk-instrument"),
    path("children/<uuid:child_id>/risk-assessments/", RiskAssessmentsApi.as_view(), name="risk-assessments"),
]
