from django.conf import settings
from django.urls import path

from slscb.core.views.account import SignIn, SignOut
from slscb.core.views.home import Home
from slscb.core.views.notices import NoticeOpen, Notices, NoticesRead

app_name = "core"

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("notices/", Notices.as_view(), name="notice-list"),
    path("notices/read/", NoticesRead.as_view(), name="notices-read"),
    path("notices/<uuid:notice_id>/", NoticeOpen.as_view(), name="notice-open"),
]

if settings.GALLERY:
    from slscb.core.views.gallery import Gallery

    urlpatterns += [path("gallery/", Gallery.as_view(), name="gallery")]
