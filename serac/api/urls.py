from django.urls import path

from serac.api import views

MEETING = "serac-meetings/<uuid:meeting_id>/"
REFERRAL = "panel-referrals/<uuid:referral_id>/"

urlpatterns = [
    path("serac-meetings/", views.MeetingsApi.as_view(), name="serac-meetings"),
    path(MEETING, views.MeetingApi.as_view(), name="serac-meeting"),
    path(f"{MEETING}build-agenda/", views.BuildAgendaApi.as_view(), name="serac-agenda-build"),
    path(f"{MEETING}items/", views.ItemsApi.as_view(), name="serac-items"),
    path("children/<uuid:child_id>/panel-referrals/", views.ReferralsApi.as_view(), name="panel-referrals"),
    path(REFERRAL, views.ReferralApi.as_view(), name="panel-referral"),
    path(f"{REFERRAL}accept/", views.AcceptApi.as_view(), name="panel-referral-accept"),
    path(f"{REFERRAL}decline/", views.DeclineApi.as_view(), name="panel-referral-decline"),
    path("actions/", views.ActionsApi.as_view(), name="actions"),
    path("actions/<uuid:action_id>/", views.ActionApi.as_view(), name="action"),
]
