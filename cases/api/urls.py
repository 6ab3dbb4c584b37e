from django.urls import path

from cases.api.documents import DocumentApi, DocumentFileApi, DocumentsApi, DocumentWithdrawApi
from cases.api.views import AddressApi, ChildApi, ChildrenApi, ChronologyApi

urlpatterns = [
    path("children/", ChildrenApi.as_view(), name="children"),
    path("children/<uuid:child_id>/", ChildApi.as_view(), name="child"),
    path("children/<uuid:child_id>/address/", AddressApi.as_view(), name="child-address"),
    path("children/<uuid:child_id>/documents/", DocumentsApi.as_view(), name="child-documents"),
    path("documents/<uuid:document_id>/", DocumentApi.as_view(), name="document"),
    path("documents/<uuid:document_id>/file/", DocumentFileApi.as_view(), name="document-file"),
    path("documents/<uuid:document_id>/withdraw/", DocumentWithdrawApi.as_view(), name="document-withdraw"),
    path("children/<uuid:child_id>/chronology/", ChronologyApi.as_view(), name="child-chronology"),
]
