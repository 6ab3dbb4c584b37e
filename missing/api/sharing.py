"""Whom an interview was shared with, and its sign-off, over HTTP: the same selectors and services as the pages."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from missing import access, selectors
from missing.api.base import IF_MATCH, ActingView
from missing.api.serializers import InterviewOut, SharingIn, SharingOut, SignOffIn
from missing.services import sharing, signing_off
from slscb.core.api import respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.clock import now


class SharingsApi(ActingView):
    """Whom one interview was shared with, or not; each stays when the next is recorded. None gives access."""

    capability = {"GET": "child.view", "POST": "interview.record"}

    @extend_schema(operation_id="return_interview_sharings_list", parameters=PAGING, responses=page_of(SharingOut))
    def get(self, request: Request, interview_id: UUID) -> Response:
        return self.page(selectors.sharings_of(self.actor, interview_id), SharingOut, ("shared_at", "pk"))[0]

    @extend_schema(
        operation_id="return_interview_sharings_create",
        parameters=[IF_MATCH],
        request=SharingIn,
        responses={201: SharingOut},
    )
    def post(self, request: Request, interview_id: UUID) -> Response:
        access.interview_for(self.actor, interview_id, "interview.record")
        given, version = sharing.Sharing(**{"shared_at": now()} | self.read(SharingIn)), self.version_stated()
        made = sharing.share_interview(
            actor=self.actor, interview_id=interview_id, sharing=given, expected_version=version
        )
        return respond(made, SharingOut, status=201)


class SignOffApi(ActingView):
    """Signs a completed interview off: a manager or the CSE lead, never their own."""

    capability = {"POST": "interview.sign_off"}

    @extend_schema(
        operation_id="return_interviews_sign_off", parameters=[IF_MATCH], request=SignOffIn, responses=InterviewOut
    )
    def post(self, request: Request, interview_id: UUID) -> Response:
        access.interview_for(self.actor, interview_id, "interview.sign_off")
        written, version = self.read(SignOffIn), self.version_stated()
        interview = signing_off.sign_off_interview(
            actor=self.actor, interview_id=interview_id, expected_version=version, **written
        )
        return respond(interview, InterviewOut, actor=self.actor)
