from django.urls import path

from serac.views import actions, items, meetings, referrals

app_name = "serac"

MEETING = "meetings/<uuid:meeting_id>/"
ITEM = "items/<uuid:item_id>/"
REFERRAL = "referrals/<uuid:referral_id>/"

urlpatterns = [
    path("", meetings.MeetingList.as_view(), name="meeting-list"),
    path("meetings/plan/", meetings.MeetingPlan.as_view(), name="meeting-plan"),
    path(MEETING, meetings.MeetingView.as_view(), name="meeting-view"),
    path(f"{MEETING}build/", meetings.AgendaBuild.as_view(), name="agenda-build"),
    path(f"{MEETING}circulate/", meetings.AgendaCirculate.as_view(), name="agenda-circulate"),
    path(f"{MEETING}print/", meetings.AgendaPrint.as_view(), name="agenda-print"),
    path(f"{MEETING}prepare/", meetings.MeetingPrepare.as_view(), name="meeting-prepare"),
    path(f"{MEETING}record/", meetings.MeetingRecord.as_view(), name="meeting-record"),
    path(f"{MEETING}cancel/", meetings.MeetingCancel.as_view(), name="meeting-cancel"),
    path(f"{MEETING}add/", items.ItemAdd.as_view(), name="item-add"),
    path(ITEM, items.ItemView.as_view(), name="item-view"),
    path(f"{ITEM}remove/", items.ItemRemove.as_view(), name="item-remove"),
    path(f"{ITEM}restore/", items.ItemRestore.as_view(), name="item-restore"),
    path(f"{ITEM}move/", items.ItemMove.as_view(), name="item-move"),
    path(f"{ITEM}annotate/", items.ItemAnnotate.as_view(), name="item-annotate"),
    path(f"{ITEM}decision/", items.DecisionRecord.as_view(), name="decision-record"),
    path(f"{ITEM}actions/add/", actions.ActionRecord.as_view(), name="action-record"),
    path("actions/", actions.ActionList.as_view(), name="action-list"),
    path("actions/<uuid:action_id>/", actions.ActionView.as_view(), name="action-view"),
    path("actions/<uuid:action_id>/report/", actions.ActionUpdate.as_view(), name="action-update"),
    path("referrals/", referrals.ReferralList.as_view(), name="referral-list"),
    path(REFERRAL, referrals.ReferralView.as_view(), name="referral-view"),
    path(f"{REFERRAL}accept/", referrals.ReferralAccept.as_view(), name="referral-accept"),
    path(f"{REFERRAL}decline/", referrals.ReferralDecline.as_view(), name="referral-decline"),
    path(f"{REFERRAL}withdraw/", referrals.ReferralWithdraw.as_view(), name="referral-withdraw"),
    path("children/<uuid:child_id>/refer/", referrals.ReferralMake.as_view(), name="referral-make"),
    path("children/<uuid:child_id>/list/", items.ChildList.as_view(), name="child-list"),
]
