"""A few addresses for the menu's tests."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [
    path("", HttpResponse, name="home"),
    path("children/", HttpResponse, name="children"),
    path("children/closed/", HttpResponse, name="closed"),
    path("reports/", HttpResponse, name="reports"),
]
