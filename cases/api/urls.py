from django.urls import path

from cases.api.views import AddressApi, ChildApi, ChildrenApi, ChronologyApi

urlpatterns = [
    path("children/", ChildrenApi.as_view(), name="children"),
    path("children/<uuid:child_id>/", ChildApi.as_view(), name="child"),
    path("children/<uuid:child_id>/address/", AddressApi.as_view(), name="child-address"),
    path("children/<uuid:child_id>/chronology/", ChronologyApi.as_view(), name="child-chronology"),
]
