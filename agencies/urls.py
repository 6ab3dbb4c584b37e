from django.urls import path

from agencies.views import accounts, agreements, passwords, roles, sign_off

app_name = "agencies"

urlpatterns = [
    path("", accounts.AccountList.as_view(), name="account-list"),
    path("open/", accounts.AccountOpen.as_view(), name="account-open"),
    path("roles/", roles.RequestList.as_view(), name="request-list"),
    path("roles/<uuid:request_id>/decide/", roles.RequestDecide.as_view(), name="request-decide"),
    path("roles/<uuid:membership_id>/end/", roles.RoleEnd.as_view(), name="role-end"),
    path("password/<uuid:account_id>/<str:token>/", passwords.PasswordSet.as_view(), name="password-set"),
    path("sign-off/", sign_off.SignOffList.as_view(), name="sign-off-list"),
    path("<uuid:account_id>/sign-off/", sign_off.SignOff.as_view(), name="sign-off"),
    path("agreements/", agreements.AgreementList.as_view(), name="agreement-list"),
    path("agreements/owing/", agreements.AgreementOwing.as_view(), name="agreement-owing"),
    path("agreements/publish/<str:document>/", agreements.AgreementPublish.as_view(), name="agreement-publish"),
    path("agreements/<uuid:version_id>/", agreements.AgreementAccept.as_view(), name="agreement-accept"),
    path("agreements/<uuid:version_id>/sign/", agreements.AgreementSign.as_view(), name="agreement-sign"),
    path("<uuid:account_id>/", accounts.AccountView.as_view(), name="account-view"),
    path("<uuid:account_id>/roles/give/", roles.RoleGive.as_view(), name="role-give"),
    path("<uuid:account_id>/link/", accounts.LinkSend.as_view(), name="link-send"),
    path("<uuid:account_id>/disable/", accounts.AccountDisable.as_view(), name="account-disable"),
    path("<uuid:account_id>/last-day/", accounts.AccountLastDay.as_view(), name="account-last-day"),
    path("<uuid:account_id>/second-factor/", accounts.FactorForget.as_view(), name="factor-forget"),
    path("<uuid:account_id>/enable/", accounts.AccountEnable.as_view(), name="account-enable"),
]
