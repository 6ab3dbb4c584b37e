from django.urls import path

from slscb.core.gallery.urls import urlpatterns as gallery
from slscb.core.views.about import Accessibility, Account, Help
from slscb.core.views.account import FactorAsk, SignIn, SignOut
from slscb.core.views.factors import FactorApp, FactorCodes, FactorList, IdentityProve, KeyAdd, KeyRemove
from slscb.core.views.health import Health, Ready
from slscb.core.views.home import Home
from slscb.core.views.notices import NoticeOpen, Notices, NoticesRead
from slscb.core.views.providers import ProviderReturn, ProviderStart
from slscb.core.views.staying import SessionKeep, SessionStay

app_name = "core"

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("healthz", Health.as_view(), name="health"),
    path("readyz", Ready.as_view(), name="ready"),
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-in/code/", FactorAsk.as_view(), name="factor-ask"),
    path("sign-in/again/", IdentityProve.as_view(), name="identity-prove"),
    path("sign-in/with/<slug:provider>/", ProviderStart.as_view(), name="provider-start"),
    path("sign-in/with/<slug:provider>/return/", ProviderReturn.as_view(), name="provider-return"),
    path("account/", Account.as_view(), name="account"),
    path("second-factor/", FactorList.as_view(), name="factor-list"),
    path("second-factor/app/", FactorApp.as_view(), name="factor-app"),
    path("second-factor/recovery-codes/", FactorCodes.as_view(), name="factor-codes"),
    path("second-factor/keys/add/", KeyAdd.as_view(), name="key-add"),
    path("second-factor/keys/<uuid:key_id>/remove/", KeyRemove.as_view(), name="key-remove"),
    path("sign-out/", SignOut.as_view(), name="sign-out"),
    path("session/", SessionStay.as_view(), name="session-stay"),
    path("session/keep/", SessionKeep.as_view(), name="session-keep"),
    path("help/", Help.as_view(), name="help"),
    path("accessibility/", Accessibility.as_view(), name="accessibility"),
    path("notices/", Notices.as_view(), name="notice-list"),
    path("notices/read/", NoticesRead.as_view(), name="notices-read"),
    path("notices/<uuid:notice_id>/", NoticeOpen.as_view(), name="notice-open"),
    *gallery,
]
