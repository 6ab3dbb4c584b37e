"""Open assessments and what agencies put forward to them, over HTTP."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access as cases
from risk import access, selectors
from risk.api.serializers import IndicatorIn
from risk.choices import Level, Nature, OpenState, When
from risk.models import Contribution, OpenAssessment
from risk.services import contributing
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH


class OpeningIn(serializers.Serializer[Any]):
    """Why an assessment is opened, and until when agencies put into it."""

    why = serializers.CharField(max_length=2_000)
    wanted_by = serializers.DateField()


class EndingIn(serializers.Serializer[Any]):
    """Why something is withdrawn or ended."""

    reason = serializers.CharField(max_length=250)


class OpenAssessmentOut(serializers.Serializer[OpenAssessment]):
    """An assessment to which agencies contribute. `said` grows with all that is put forward or withdrawn."""

    id = serializers.UUIDField(source="public_id")
    child = serializers.UUIDField(source="child.public_id")
    state = serializers.ChoiceField(OpenState.choices)
    why = serializers.CharField()
    wanted_by = serializers.DateField()
    opened_by = serializers.CharField()
    agency = serializers.CharField(source="agency.code")
    said = serializers.IntegerField()
    risk_assessment_id = serializers.SerializerMethodField()
    ended_by = serializers.CharField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    ending_reason = serializers.CharField()
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()

    @extend_schema_field(OpenApiTypes.UUID)
    def get_risk_assessment_id(self, one: OpenAssessment) -> str | None:
        return str(one.assessment.public_id) if one.assessment else None


class ContributionOut(serializers.Serializer[Contribution]):
    """An indicator as an agency put it forward. Health detail is left out for whoever has no right to it."""

    id = serializers.UUIDField(source="public_id")
    open_assessment_id = serializers.UUIDField(source="open_assessment.public_id")
    code = serializers.CharField(source="indicator.code")
    band = serializers.ChoiceField(Level.choices, source="indicator.band")
    when = serializers.ChoiceField(When.choices)
    age_at_event = serializers.IntegerField(allow_null=True)
    evidence = serializers.CharField(required=False)
    observed_on = serializers.DateField(allow_null=True)
    nature = serializers.ChoiceField(Nature.choices)
    is_health_detail = serializers.BooleanField()
    author = serializers.CharField()
    agency = serializers.CharField(source="agency.code")
    source_agency = serializers.CharField(source="source_agency.code")
    withdrawn_by = serializers.CharField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    withdrawn_reason = serializers.CharField(required=False)
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()

    def to_representation(self, instance: Contribution) -> dict[str, Any]:
        shown: dict[str, Any] = super().to_representation(instance)
        if not selectors.may_read(self.context["actor"], instance):
            del shown["evidence"], shown["withdrawn_reason"]
        return shown


class OpenAssessmentsApi(ApiView):
    """A child's open and ended assessments to which agencies contribute, the newest first; POST opens one."""

    capability = {"GET": "child.view", "POST": "risk.assess"}

    @extend_schema(operation_id="open_assessments_list", parameters=PAGING, responses=page_of(OpenAssessmentOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        found = selectors.open_assessments_of(self.actor, child_id)
        return self.page(found, OpenAssessmentOut, ("-created_at", "-pk"))[0]

    @extend_schema(operation_id="open_assessments_create", request=OpeningIn, responses={201: OpenAssessmentOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        cases.child_for(self.actor, child_id, "risk.assess")
        made = contributing.open_assessment(actor=self.actor, child_id=child_id, **self.read(OpeningIn))
        return respond(selectors.open_assessment_shown(made), OpenAssessmentOut, status=201)


class OpenAssessmentApi(ApiView):
    """One of them."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="open_assessments_read", responses=OpenAssessmentOut)
    def get(self, request: Request, open_assessment_id: UUID) -> Response:
        page = selectors.show_open_assessment(self.actor, open_assessment_id)
        return respond(selectors.open_assessment_shown(page.opened), OpenAssessmentOut)


class ContributionsApi(ApiView):
    """What was put forward to one, the oldest first; POST puts an indicator forward for one's own agency."""

    capability = {"GET": "child.view", "POST": "risk.screen"}

    @extend_schema(operation_id="contributions_list", parameters=PAGING, responses=page_of(ContributionOut))
    def get(self, request: Request, open_assessment_id: UUID) -> Response:
        found = selectors.contributions_of(self.actor, open_assessment_id)
        return self.page(found, ContributionOut, ("pk",))[0]

    @extend_schema(operation_id="contributions_create", request=IndicatorIn, responses={201: ContributionOut})
    def post(self, request: Request, open_assessment_id: UUID) -> Response:
        access.open_assessment_for(self.actor, open_assessment_id, "risk.screen")
        said = [IndicatorIn().to_observation(self.read(IndicatorIn))]
        (made,) = contributing.contribute(actor=self.actor, open_assessment_id=open_assessment_id, observations=said)
        return respond(selectors.contribution_shown(made), ContributionOut, status=201, actor=self.actor)


class WithdrawApi(ApiView):
    """Withdraws what one's own agency put forward; it stays on record with the reason."""

    capability = {"POST": "risk.screen"}

    @extend_schema(
        operation_id="contributions_withdraw", parameters=[IF_MATCH], request=EndingIn, responses=ContributionOut
    )
    def post(self, request: Request, contribution_id: UUID) -> Response:
        access.contribution_for(self.actor, contribution_id)
        version, said = self.expected_version(), self.read(EndingIn)
        gone = contributing.withdraw(
            actor=self.actor, contribution_id=contribution_id, expected_version=version, **said
        )
        return respond(selectors.contribution_shown(gone), ContributionOut, actor=self.actor)


class EndApi(ApiView):
    """Ends an open assessment without completing it."""

    capability = {"POST": "risk.assess"}

    @extend_schema(
        operation_id="open_assessments_end", parameters=[IF_MATCH], request=EndingIn, responses=OpenAssessmentOut
    )
    def post(self, request: Request, open_assessment_id: UUID) -> Response:
        access.open_assessment_for(self.actor, open_assessment_id, "risk.assess")
        version, said = self.expected_version(), self.read(EndingIn)
        ended = contributing.end(
            actor=self.actor, open_assessment_id=open_assessment_id, expected_version=version, **said
        )
        return respond(selectors.open_assessment_shown(ended), OpenAssessmentOut)
