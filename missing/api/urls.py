from django.urls import path

from missing.api.closing import NotOfferApi
from missing.api.endings import EpisodeCloseApi, EpisodeInErrorApi
from missing.api.episodes import ChildEpisodesApi, EpisodeApi, ReturnApi
from missing.api.gradings import GradingsApi
from missing.api.interviews import CompleteApi, DeclineApi, InterviewApi, InterviewsApi, OffersApi
from missing.api.links import DecideApi, EpisodeLinksApi, MentionsApi, TakeBackApi, WaitingLinksApi
from missing.api.lists import MissingNowApi
from missing.api.notifications import NotificationsApi
from missing.api.preventions import EpisodePreventionsApi, PreventionApi
from missing.api.profile import ProfileApi
from missing.api.sharing import SharingsApi, SignOffApi

urlpatterns = [
    path("children/<uuid:child_id>/missing-episodes/", ChildEpisodesApi.as_view(), name="child-missing-episodes"),
    path("children/<uuid:child_id>/missing-profile/", ProfileApi.as_view(), name="child-missing-profile"),
    path("missing-episodes/", MissingNowApi.as_view(), name="missing-episodes"),
    path("missing-episodes/<uuid:episode_id>/", EpisodeApi.as_view(), name="missing-episode"),
    path("missing-episodes/<uuid:episode_id>/return/", ReturnApi.as_view(), name="missing-episode-return"),
    path("missing-episodes/<uuid:episode_id>/links/", EpisodeLinksApi.as_view(), name="missing-episode-links"),
    path("missing-episodes/<uuid:episode_id>/mentions/", MentionsApi.as_view(), name="missing-episode-mentions"),
    path("missing-episode-links/", WaitingLinksApi.as_view(), name="missing-links"),
    path("missing-episode-links/<uuid:link_id>/decide/", DecideApi.as_view(), name="missing-link-decide"),
    path("mentions/<uuid:mention_id>/take-back/", TakeBackApi.as_view(), name="mention-take-back"),
    path("missing-episodes/<uuid:episode_id>/close/", EpisodeCloseApi.as_view(), name="missing-episode-close"),
    path(
        "missing-episodes/<uuid:episode_id>/recorded-in-error/",
        EpisodeInErrorApi.as_view(),
        name="missing-episode-in-error",
    ),
    path("missing-episodes/<uuid:episode_id>/police-risk/", GradingsApi.as_view(), name="missing-episode-police-risk"),
    path(
        "missing-episodes/<uuid:episode_id>/authority-notifications/",
        NotificationsApi.as_view(),
        name="missing-episode-authority-notifications",
    ),
    path(
        "missing-episodes/<uuid:episode_id>/prevention-interviews/",
        EpisodePreventionsApi.as_view(),
        name="missing-episode-preventions",
    ),
    path("prevention-interviews/<uuid:prevention_id>/", PreventionApi.as_view(), name="prevention-interview"),
    path("return-interviews/", InterviewsApi.as_view(), name="return-interviews"),
    path("return-interviews/<uuid:interview_id>/", InterviewApi.as_view(), name="return-interview"),
    path("return-interviews/<uuid:interview_id>/offers/", OffersApi.as_view(), name="return-interview-offers"),
    path("return-interviews/<uuid:interview_id>/complete/", CompleteApi.as_view(), name="return-interview-complete"),
    path("return-interviews/<uuid:interview_id>/decline/", DeclineApi.as_view(), name="return-interview-decline"),
    path("return-interviews/<uuid:interview_id>/not-offer/", NotOfferApi.as_view(), name="return-interview-not-offer"),
    path("return-interviews/<uuid:interview_id>/sharings/", SharingsApi.as_view(), name="return-interview-sharings"),
    path("return-interviews/<uuid:interview_id>/sign-off/", SignOffApi.as_view(), name="return-interview-sign-off"),
]
