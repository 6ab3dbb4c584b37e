"""The panel over HTTP: the same selectors and services as the pages."""

from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access as cases
from serac import access, selectors
from serac.api.items import AgendaItemOut, ItemIn
from serac.api.serializers import (
    AGENCIES,
    AcceptIn,
    ActionIn,
    ActionOut,
    DeclineIn,
    ItemOut,
    MeetingIn,
    MeetingOut,
    ReferralIn,
    ReferralOut,
)
from serac.selectors import ActionFilter
from serac.services import actions, agenda, items, meetings, referrals
from serac.services.actions import Progress
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of

STATES = ("open", "overdue", "settled")


class MeetingsApi(ApiView):
    """The panel's calendar."""

    capability = {"GET": "panel.prepare", "POST": "panel.coordinate"}

    @extend_schema(operation_id="serac_meetings_list", parameters=PAGING, responses=page_of(MeetingOut))
    def get(self, request: Request) -> Response:
        return self.page(selectors.calendar(), MeetingOut, ("-held_on", "-pk"))[0]

    @extend_schema(operation_id="serac_meetings_plan", request=MeetingIn, responses={201: MeetingOut})
    def post(self, request: Request) -> Response:
        return respond(meetings.plan_meeting(actor=self.actor, **self.read(MeetingIn)), MeetingOut, status=201)


class MeetingApi(ApiView):
    """One meeting."""

    capability = {"GET": "panel.prepare"}

    @extend_schema(operation_id="serac_meetings_read", responses=MeetingOut)
    def get(self, request: Request, meeting_id: UUID) -> Response:
        return respond(access.meeting_for(self.actor, meeting_id), MeetingOut)


class BuildAgendaApi(ApiView):
    """Builds, or builds again, the draft agenda of a meeting."""

    capability = {"POST": "panel.coordinate"}

    @extend_schema(operation_id="serac_meetings_build_agenda", request=None, responses=MeetingOut)
    def post(self, request: Request, meeting_id: UUID) -> Response:
        return respond(agenda.build_agenda(actor=self.actor, meeting_id=meeting_id), MeetingOut)


class ItemsApi(ApiView):
    """The listed items of a meeting about children whom the token's user may see, in their order; one more put on by hand."""

    capability = {"GET": "panel.prepare", "POST": "panel.coordinate"}

    @extend_schema(operation_id="serac_meetings_items", parameters=PAGING, responses=page_of(ItemOut))
    def get(self, request: Request, meeting_id: UUID) -> Response:
        meeting = access.meeting_for(self.actor, meeting_id)
        response, shown = self.page(selectors.numbered_items_of(self.actor, meeting), ItemOut, ("position", "pk"))
        selectors.remember_shown(self.actor, shown, meeting)
        return response

    @extend_schema(operation_id="serac_meetings_add_item", request=ItemIn, responses={201: AgendaItemOut})
    def post(self, request: Request, meeting_id: UUID) -> Response:
        access.meeting_for(self.actor, meeting_id, "panel.coordinate")
        written = self.read(ItemIn)
        access.check_child_to_list(self.actor, written["child_id"])
        return respond(items.add_item(actor=self.actor, meeting_id=meeting_id, **written), AgendaItemOut, status=201)


class ReferralsApi(ApiView):
    """The referrals of one child, and a new one."""

    capability = {"GET": "child.view", "POST": "panel.refer"}

    @extend_schema(operation_id="panel_referrals_of_child", parameters=PAGING, responses=page_of(ReferralOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page(selectors.referrals_of(self.actor, child_id), ReferralOut, ("-referred_at", "-pk"))[0]

    @extend_schema(operation_id="panel_referrals_create", request=ReferralIn, responses={201: ReferralOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        cases.child_for(self.actor, child_id, "panel.refer")
        made = referrals.refer_child(actor=self.actor, child_id=child_id, **self.read(ReferralIn))
        return respond(made, ReferralOut, status=201)


class ReferralApi(ApiView):
    """One referral."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="panel_referrals_read", responses=ReferralOut)
    def get(self, request: Request, referral_id: UUID) -> Response:
        return respond(selectors.open_referral(self.actor, referral_id), ReferralOut)


class AcceptApi(ApiView):
    """Accepts a referral."""

    capability = {"POST": "panel.coordinate"}

    @extend_schema(operation_id="panel_referrals_accept", request=AcceptIn, responses=ReferralOut)
    def post(self, request: Request, referral_id: UUID) -> Response:
        access.referral_for(self.actor, referral_id, "panel.coordinate")
        answer = self.read(AcceptIn)
        return respond(referrals.accept_referral(actor=self.actor, referral_id=referral_id, **answer), ReferralOut)


class DeclineApi(ApiView):
    """Declines a referral with a reason."""

    capability = {"POST": "panel.coordinate"}

    @extend_schema(operation_id="panel_referrals_decline", request=DeclineIn, responses=ReferralOut)
    def post(self, request: Request, referral_id: UUID) -> Response:
        access.referral_for(self.actor, referral_id, "panel.coordinate")
        answer = self.read(DeclineIn)
        return respond(referrals.reject_referral(actor=self.actor, referral_id=referral_id, **answer), ReferralOut)


class ActionsApi(ApiView):
    """The panel's actions about children whom the token's user may see."""

    capability = {"GET": "action.update"}

    @extend_schema(
        operation_id="actions_list",
        parameters=[
            OpenApiParameter("state", OpenApiTypes.STR, enum=STATES, description="All without it"),
            OpenApiParameter("agency", OpenApiTypes.STR, enum=[code for code, _ in AGENCIES]),
            *PAGING,
        ],
        responses=page_of(ActionOut),
    )
    def get(self, request: Request) -> Response:
        found = selectors.actions(self.actor, _chosen(request))
        response, shown = self.page(found, ActionOut, ("due_on", "pk"))
        selectors.remember_shown(self.actor, shown)
        return response


class ActionApi(ApiView):
    """One action."""

    capability = {"GET": "child.view", "PATCH": "action.update"}

    @extend_schema(operation_id="actions_read", responses=ActionOut)
    def get(self, request: Request, action_id: UUID) -> Response:
        return respond(selectors.open_action(self.actor, action_id), ActionOut)

    @extend_schema(operation_id="actions_change", request=ActionIn, responses=ActionOut)
    def patch(self, request: Request, action_id: UUID) -> Response:
        access.action_for(self.actor, action_id, "action.update")
        version = self.expected_version()
        progress = Progress(**self.read(ActionIn))
        action = actions.update_action(
            actor=self.actor, action_id=action_id, progress=progress, expected_version=version
        )
        return respond(action, ActionOut)


def _chosen(request: Request) -> ActionFilter:
    """The filters of the query string. Raises ValidationError with every one that means nothing."""
    state, agency = (request.query_params.get(name, "") for name in ("state", "agency"))
    faults = {}
    if state and state not in STATES:
        faults["state"] = [f"Use one of {', '.join(STATES)}."]
    if agency and agency not in dict(AGENCIES):
        faults["agency"] = ["There is no agency with this code."]
    if faults:
        raise ValidationError(faults)
    return ActionFilter(state=state, agency=agency)
