from django.urls import path

from slscb.core.api.notices import NoticeReadApi, NoticesApi, NoticesReadApi

urlpatterns = [
    path("notices/", NoticesApi.as_view(), name="notices"),
    path("notices/read/", NoticesReadApi.as_view(), name="notices-read"),
    path("notices/<uuid:notice_id>/read/", NoticeReadApi.as_view(), name="notice-read"),
]
