"""An interview that is not going to be held, over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from missing import access
from missing.api.base import IF_MATCH, ActingView
from missing.api.serializers import InterviewOut
from missing.choices import NotOfferedReason
from missing.services import interviews
from slscb.core.api import respond


class NotOfferIn(serializers.Serializer[Any]):
    """Why no interview is held."""

    reason = serializers.ChoiceField(NotOfferedReason.choices)
    words = serializers.CharField(max_length=5_000)


class NotOfferApi(ActingView):
    """Closes an interview that is not going to be held; a decision of a manager or the CSE lead."""

    capability = {"POST": "interview.close"}

    @extend_schema(
        operation_id="return_interviews_not_offer", parameters=[IF_MATCH], request=NotOfferIn, responses=InterviewOut
    )
    def post(self, request: Request, interview_id: UUID) -> Response:
        access.interview_for(self.actor, interview_id, "interview.close")
        written, version = self.read(NotOfferIn), self.version_stated()
        interview = interviews.decide_not_to_offer(
            actor=self.actor, interview_id=interview_id, expected_version=version, **written
        )
        return respond(interview, InterviewOut, actor=self.actor)
