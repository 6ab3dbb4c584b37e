"""The product's own addresses, and below /bench/ what it is measured beside."""

from django.urls import include, path

from bench.admin import site
from bench.sql import assessment, board, child, floor, interviews, returns, search, work_list
from bench.sql import flagged as flagged_list

BY_HAND = [
    path("empty/", floor.empty, name="empty"),
    path("floor/", floor.floor, name="floor"),
    path("children/", work_list.work_list, name="work-list"),
    path("children/search/", search.search, name="search"),
    path("children/<uuid:child_id>/", child.child, name="child"),
    path("children/<uuid:child_id>/assess/", assessment.assess, name="assess"),
    path("episodes/<uuid:episode_id>/return/", returns.record_return, name="return"),
    path("interviews/", interviews.overdue, name="interviews"),
    path("flagged/", flagged_list.flagged, name="flagged"),
    path("board/", board.board, name="board"),
]

urlpatterns = [
    path("", include("slscb.urls")),
    path("bench/", include((BY_HAND, "bench"))),
    path("bench/admin/", site.urls),
]
