"""Return interviews over HTTP: the same selectors and services as the pages.

A write asks for access before it reads the body: what a person may not see is not there, whatever they send.
"""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from missing import access, selectors
from missing.api.base import IF_MATCH, ActingView
from missing.api.serializers import (
    AnswersIn,
    CompleteIn,
    InterviewDeclineIn,
    InterviewOut,
    InterviewSummaryOut,
    OfferIn,
    OfferOut,
)
from missing.selectors import InterviewState
from missing.services import answers, interviews
from slscb.core.api import ApiView, respond, versions
from slscb.core.api.schema import PAGING, page_of
from slscb.core.clock import now

STATE = OpenApiParameter(
    "state", OpenApiTypes.STR, enum=InterviewState.values, description="Only those in this state; all unless told"
)


class StateIn(serializers.Serializer[Any]):
    """What is asked of the list."""

    state = serializers.ChoiceField(InterviewState.choices, required=False, default="")


class InterviewsApi(ApiView):
    """The return interviews of the children whom the token's user may see, the longest due first."""

    capability = {"GET": "interview.list"}

    @extend_schema(
        operation_id="return_interviews_list", parameters=[STATE, *PAGING], responses=page_of(InterviewSummaryOut)
    )
    def get(self, request: Request) -> Response:
        asked = StateIn(data=request.query_params)
        asked.is_valid(raise_exception=True)
        found = selectors.interviews(self.actor, asked.validated_data["state"], now())
        response, shown = self.page(found, InterviewSummaryOut, ("due_at", "pk"))
        selectors.remember_listed(self.actor, shown)
        return response


class InterviewApi(ApiView):
    """One return interview with what was said; answers are kept as they come, before it is completed."""

    capability = {"GET": "child.view", "PATCH": "interview.record"}

    @extend_schema(operation_id="return_interviews_read", responses=InterviewOut)
    def get(self, request: Request, interview_id: UUID) -> Response:
        return respond(selectors.open_interview(self.actor, interview_id).interview, InterviewOut, actor=self.actor)

    @extend_schema(
        operation_id="return_interviews_keep_answers",
        parameters=[versions.IF_MATCH],
        request=AnswersIn(partial=True),
        responses=InterviewOut,
    )
    def patch(self, request: Request, interview_id: UUID) -> Response:
        access.interview_for(self.actor, interview_id, "interview.record")
        version, kept = self.expected_version(), self.read(AnswersIn, partial=True)
        interview = answers.save_answers(
            actor=self.actor, interview_id=interview_id, answers=kept, expected_version=version
        )
        return respond(interview, InterviewOut, actor=self.actor)


class OffersApi(ActingView):
    """Offers of an interview."""

    capability = {"POST": "interview.record"}

    @extend_schema(
        operation_id="return_interviews_offer", parameters=[IF_MATCH], request=OfferIn, responses={201: OfferOut}
    )
    def post(self, request: Request, interview_id: UUID) -> Response:
        access.interview_for(self.actor, interview_id, "interview.record")
        offer = interviews.Offer(**{"offered_at": now()} | self.read(OfferIn))
        made = interviews.record_offer(
            actor=self.actor, interview_id=interview_id, offer=offer, expected_version=self.version_stated()
        )
        return respond(made, OfferOut, status=201)


class CompleteApi(ActingView):
    """The interview as it was held."""

    capability = {"POST": "interview.record"}

    @extend_schema(
        operation_id="return_interviews_complete", parameters=[IF_MATCH], request=CompleteIn, responses=InterviewOut
    )
    def post(self, request: Request, interview_id: UUID) -> Response:
        access.interview_for(self.actor, interview_id, "interview.record")
        written = self.read(CompleteIn)
        covered, version = written.pop("also_covers", ()), self.version_stated()
        interview = answers.complete_interview(
            actor=self.actor,
            interview_id=interview_id,
            answers=written,
            also_covers=covered,
            expected_version=version,
        )
        return respond(interview, InterviewOut, actor=self.actor)


class DeclineApi(ActingView):
    """A refusal that ends the matter."""

    capability = {"POST": "interview.record"}

    @extend_schema(
        operation_id="return_interviews_decline",
        parameters=[IF_MATCH],
        request=InterviewDeclineIn,
        responses=InterviewOut,
    )
    def post(self, request: Request, interview_id: UUID) -> Response:
        access.interview_for(self.actor, interview_id, "interview.record")
        refusal = interviews.Refusal(**{"declined_at": now()} | self.read(InterviewDeclineIn))
        interview = interviews.decline_interview(
            actor=self.actor, interview_id=interview_id, refusal=refusal, expected_version=self.version_stated()
        )
        return respond(interview, InterviewOut, actor=self.actor)
