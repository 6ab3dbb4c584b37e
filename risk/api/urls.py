from django.urls import path

from risk.api.views import RiskAssessmentsApi

urlpatterns = [
    path("children/<uuid:child_id>/risk-assessments/", RiskAssessmentsApi.as_view(), name="risk-assessments"),
]
