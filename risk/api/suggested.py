"""Indicators that other records suggest for a child, over HTTP: nothing of it counts until somebody ticks it."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases.selectors.proposals import Proposal
from risk import selectors
from slscb.core.api import ApiView
from slscb.core.api.schema import PAGING, page_of


class ProposedIndicatorOut(serializers.Serializer[Proposal]):
    """An indicator that a record suggests, why, and the page of the record."""

    code = serializers.CharField()
    why = serializers.CharField(source="words")
    observed_on = serializers.DateField()
    suggested_by = serializers.CharField(
        source="source", help_text="The record in words: return home interview of 24 November 2026"
    )
    agency = serializers.CharField(help_text="The code of the agency that knows it, empty where none is recorded")
    page = serializers.CharField(source="href")
    suggested_at = serializers.DateTimeField(source="made_at")


class ProposedIndicatorsApi(ApiView):
    """What the completed return home interviews of the last six months suggest and no assessment since has answered, in the
    tool's order, each indicator once.
    """

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="proposed_indicators_list", parameters=PAGING, responses=page_of(ProposedIndicatorOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page_as_it_is(selectors.suggested_for(self.actor, child_id), ProposedIndicatorOut)
