"""The profile for police over HTTP: the same selectors and services as the pages."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access as cases
from missing import selectors
from missing.api.serializers import ProfileIn, ProfileOut
from missing.models import MissingProfile
from missing.services import profiles
from slscb.core.api import ApiView, respond, versions


class ProfileApi(ApiView):
    """What police need to know of one child on the day she is missing. PUT writes the whole of it."""

    capability = {"GET": "child.view", "PUT": "episode.report"}

    @extend_schema(operation_id="missing_profile_read", responses=ProfileOut)
    def get(self, request: Request, child_id: UUID) -> Response:
        shown = selectors.open_profile(self.actor, child_id)
        none = MissingProfile(child=shown.child, version=0, has_photograph=False)
        return respond(shown.profile or none, ProfileOut, actor=self.actor)

    @extend_schema(
        operation_id="missing_profile_write",
        parameters=[versions.IF_MATCH],
        request=ProfileIn,
        responses=ProfileOut,
    )
    def put(self, request: Request, child_id: UUID) -> Response:
        cases.child_for(self.actor, child_id, "episode.report")
        version, written = self.expected_version(), profiles.Profile(**self.read(ProfileIn))
        saved = profiles.save_profile(actor=self.actor, child_id=child_id, profile=written, expected_version=version)
        return respond(saved, ProfileOut, actor=self.actor)
