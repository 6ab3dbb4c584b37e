from django.urls import path

from serac.api import decisions, items, meetings, referrals, views

MEETING = "serac-meetings/<uuid:meeting_id>/"
ITEM = "agenda-items/<uuid:item_id>/"
REFERRAL = "panel-referrals/<uuid:referral_id>/"

urlpatterns = [
    path("serac-meetings/", views.MeetingsApi.as_view(), name="serac-meetings"),
    path(MEETING, views.MeetingApi.as_view(), name="serac-meeting"),
    path(f"{MEETING}build-agenda/", views.BuildAgendaApi.as_view(), name="serac-agenda-build"),
    path(f"{MEETING}items/", views.ItemsApi.as_view(), name="serac-items"),
    path(f"{MEETING}removed-items/", meetings.RemovedItemsApi.as_view(), name="serac-removed-items"),
    path(f"{MEETING}circulate/", meetings.CirculateApi.as_view(), name="serac-agenda-circulate"),
    path(f"{MEETING}agenda/", meetings.AgendaPdfApi.as_view(), name="serac-agenda-print"),
    path(f"{MEETING}preparation/", meetings.PreparationApi.as_view(), name="serac-preparation"),
    path(f"{MEETING}record/", meetings.RecordApi.as_view(), name="serac-meeting-record"),
    path(f"{MEETING}cancel/", meetings.CancelApi.as_view(), name="serac-meeting-cancel"),
    path(ITEM, items.AgendaItemApi.as_view(), name="agenda-item"),
    path(f"{ITEM}remove/", items.ItemRemoveApi.as_view(), name="agenda-item-remove"),
    path(f"{ITEM}restore/", items.ItemRestoreApi.as_view(), name="agenda-item-restore"),
    path(f"{ITEM}move/", items.ItemMoveApi.as_view(), name="agenda-item-move"),
    path(f"{ITEM}decision/", decisions.DecisionApi.as_view(), name="agenda-item-decision"),
    path(f"{ITEM}actions/", items.ItemActionsApi.as_view(), name="agenda-item-actions"),
    path("presenters/", items.PresentersApi.as_view(), name="presenters"),
    path("panel-referrals/", referrals.AllReferralsApi.as_view(), name="all-panel-referrals"),
    path("children/<uuid:child_id>/panel-referrals/", views.ReferralsApi.as_view(), name="panel-referrals"),
    path(REFERRAL, views.ReferralApi.as_view(), name="panel-referral"),
    path(f"{REFERRAL}accept/", views.AcceptApi.as_view(), name="panel-referral-accept"),
    path(f"{REFERRAL}decline/", views.DeclineApi.as_view(), name="panel-referral-decline"),
    path(f"{REFERRAL}withdraw/", referrals.WithdrawApi.as_view(), name="panel-referral-withdraw"),
    path("actions/", views.ActionsApi.as_view(), name="actions"),
    path("actions/<uuid:action_id>/", views.ActionApi.as_view(), name="action"),
    path("actions/<uuid:action_id>/progress/", referrals.ProgressApi.as_view(), name="action-progress"),
]
