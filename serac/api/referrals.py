"""The referrals that wait and those before, taking one back, and what was reported on an action, over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from serac import access, selectors
from serac.api.serializers import ReferralOut
from serac.choices import ActionStatus, ReferralStatus
from serac.models import ActionProgress
from serac.services import referrals
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH

STATE = OpenApiParameter("state", OpenApiTypes.STR, enum=ReferralStatus.values, description="All unless told")


class ReferralsIn(serializers.Serializer[Any]):
    """What is asked of the list."""

    state = serializers.ChoiceField(ReferralStatus.choices, required=False, default="")


class ProgressOut(serializers.Serializer[ActionProgress]):
    """What was reported on an action."""

    id = serializers.UUIDField(source="public_id")
    author = serializers.CharField()
    status = serializers.ChoiceField(ActionStatus.choices)
    text = serializers.CharField()
    created_at = serializers.DateTimeField()


class AllReferralsApi(ApiView):
    """Referrals about children whom the token's user may see, the longest waiting first."""

    capability = {"GET": "panel.coordinate"}

    @extend_schema(operation_id="panel_referrals_list", parameters=[STATE, *PAGING], responses=page_of(ReferralOut))
    def get(self, request: Request) -> Response:
        found = selectors.referrals(self.actor, self.asked(ReferralsIn)["state"])
        response, shown = self.page(found, ReferralOut, ("referred_at", "pk"))
        selectors.remember_referrals(self.actor, shown)
        return response


class WithdrawApi(ApiView):
    """Takes a referral back before it is discussed; for the agency that made it."""

    capability = {"POST": "panel.refer"}

    @extend_schema(operation_id="panel_referrals_withdraw", parameters=[IF_MATCH], request=None, responses=ReferralOut)
    def post(self, request: Request, referral_id: UUID) -> Response:
        access.referral_for(self.actor, referral_id, "panel.refer")
        version = self.expected_version()
        taken = referrals.withdraw_referral(actor=self.actor, referral_id=referral_id, expected_version=version)
        return respond(taken, ReferralOut)


class ProgressApi(ApiView):
    """What was reported on one action, the newest last."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="actions_progress", parameters=PAGING, responses=page_of(ProgressOut))
    def get(self, request: Request, action_id: UUID) -> Response:
        action = selectors.open_action(self.actor, action_id)
        return self.page_as_it_is(selectors.progress_of(action), ProgressOut)
