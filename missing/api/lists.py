"""Who is missing now, over HTTP."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from missing import selectors
from missing.api.serializers import EpisodeOut
from slscb.core.api import ApiView
from slscb.core.api.schema import PAGING, page_of


class MissingNowApi(ApiView):
    """The open episodes of the children whom the token's user may see, the longest missing first."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="missing_episodes_open", parameters=PAGING, responses=page_of(EpisodeOut))
    def get(self, request: Request) -> Response:
        response, shown = self.page(selectors.currently_missing(self.actor), EpisodeOut, ("last_seen_at", "pk"))
        selectors.remember_listed(self.actor, shown)
        return response
