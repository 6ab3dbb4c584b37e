from django.urls import path

from missing.views.endings import EpisodeEnd, EpisodeInError
from missing.views.episodes import ChildEpisodes, EpisodeChange, EpisodeReport, EpisodeReturn, EpisodeView, MissingNow
from missing.views.extracts import (
    ExtractConfirm,
    ExtractList,
    ExtractUpload,
    ExtractView,
    MappingList,
    MappingSave,
    RowDecide,
    UndecidedList,
)
from missing.views.gradings import GradingRecord
from missing.views.interviews import InterviewDecline, InterviewList, InterviewNotOffer, InterviewOffer, InterviewView
from missing.views.links import EpisodeLinks, LinkDecide, LinkList, MentionAdd, MentionRemove
from missing.views.notifications import NotificationRecord
from missing.views.preventions import PreventionChange, PreventionRecord
from missing.views.profile import ProfileChange, ProfileView
from missing.views.recording import InterviewComplete, InterviewRecord, InterviewSection
from missing.views.sharing import InterviewShare, InterviewSignOff

app_name = "missing"

INTERVIEW = "interviews/<uuid:interview_id>"

urlpatterns = [
    path("", MissingNow.as_view(), name="episode-list"),
    path("children/<uuid:child_id>/", ChildEpisodes.as_view(), name="child-episodes"),
    path("children/<uuid:child_id>/report/", EpisodeReport.as_view(), name="episode-report"),
    path("children/<uuid:child_id>/profile/", ProfileView.as_view(), name="profile-view"),
    path("children/<uuid:child_id>/profile/change/", ProfileChange.as_view(), name="profile-change"),
    path("episodes/<uuid:episode_id>/", EpisodeView.as_view(), name="episode-view"),
    path("episodes/<uuid:episode_id>/change/", EpisodeChange.as_view(), name="episode-change"),
    path("episodes/<uuid:episode_id>/return/", EpisodeReturn.as_view(), name="episode-return"),
    path("episodes/<uuid:episode_id>/links/", EpisodeLinks.as_view(), name="episode-links"),
    path("episodes/<uuid:episode_id>/mentions/new/", MentionAdd.as_view(), name="mention-add"),
    path("mentions/<uuid:mention_id>/remove/", MentionRemove.as_view(), name="mention-remove"),
    path("links/", LinkList.as_view(), name="link-list"),
    path("links/<uuid:link_id>/", LinkDecide.as_view(), name="link-decide"),
    path("episodes/<uuid:episode_id>/close/", EpisodeEnd.as_view(), name="episode-end"),
    path("episodes/<uuid:episode_id>/in-error/", EpisodeInError.as_view(), name="episode-in-error"),
    path("episodes/<uuid:episode_id>/police-risk/", GradingRecord.as_view(), name="grading-record"),
    path("episodes/<uuid:episode_id>/told/", NotificationRecord.as_view(), name="notification-record"),
    path("episodes/<uuid:episode_id>/prevention/", PreventionRecord.as_view(), name="prevention-record"),
    path("preventions/<uuid:prevention_id>/change/", PreventionChange.as_view(), name="prevention-change"),
    path("extracts/", ExtractList.as_view(), name="extract-list"),
    path("extracts/new/", ExtractUpload.as_view(), name="extract-upload"),
    path("extracts/undecided/", UndecidedList.as_view(), name="undecided-list"),
    path("extracts/mappings/", MappingList.as_view(), name="mapping-list"),
    path("extracts/mappings/new/", MappingSave.as_view(), name="mapping-save"),
    path("extracts/rows/<uuid:row_id>/", RowDecide.as_view(), name="extract-row"),
    path("extracts/<uuid:extract_id>/", ExtractView.as_view(), name="extract-view"),
    path("extracts/<uuid:extract_id>/confirm/", ExtractConfirm.as_view(), name="extract-confirm"),
    path("interviews/", InterviewList.as_view(), name="interview-list"),
    path(f"{INTERVIEW}/", InterviewView.as_view(), name="interview-view"),
    path(f"{INTERVIEW}/offer/", InterviewOffer.as_view(), name="interview-offer"),
    path(f"{INTERVIEW}/decline/", InterviewDecline.as_view(), name="interview-decline"),
    path(f"{INTERVIEW}/not-offer/", InterviewNotOffer.as_view(), name="interview-not-offer"),
    path(f"{INTERVIEW}/record/", InterviewRecord.as_view(), name="interview-record"),
    path(f"{INTERVIEW}/record/<slug:section>/", InterviewSection.as_view(), name="interview-section"),
    path(f"{INTERVIEW}/complete/", InterviewComplete.as_view(), name="interview-complete"),
    path(f"{INTERVIEW}/share/", InterviewShare.as_view(), name="interview-share"),
    path(f"{INTERVIEW}/sign-off/", InterviewSignOff.as_view(), name="interview-sign-off"),
]
