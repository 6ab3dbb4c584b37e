"""The nine counts of a freedom-of-information request over HTTP."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from reporting import selectors
from reporting.api.leaving import KIND, PERIOD, ExportApi
from reporting.api.views import ASKED, asked_period
from reporting.services import exports
from reporting.views.files import TYPES
from slscb.core.api import ApiView, data_of
from slscb.core.api.files import files_of
from slscb.core.api.proof import PROOF


class CountedOut(serializers.Serializer[Any]):
    """One of the nine counts; `measure` and `key` as `column` name the list behind it."""

    key = serializers.CharField(source="question.key")
    counts = serializers.CharField(source="question.counts")
    measure = serializers.CharField(source="measure.key")
    explains = serializers.CharField(source="measure.explains")
    number = serializers.IntegerField()


class StandardCountsApi(ApiView):
    """The nine counts of a period in their order: no names, as they are, so that small ones must not be passed on."""

    capability = {"GET": "report.view"}

    @extend_schema(operation_id="reports_requests", parameters=ASKED[:2], responses=CountedOut(many=True))
    def get(self, request: Request) -> Response:
        return Response(data_of(selectors.standard_counts(self.actor, asked_period(request)), CountedOut))


class StandardCountsExportApi(ExportApi):
    """The nine counts of a quarter or year as a file: counts under six do not leave, and it is written into the audit."""

    capability = {"GET": "report.export"}
    about = "freedom-of-information"
    export = staticmethod(exports.export_requests)

    @extend_schema(
        operation_id="reports_requests_export", parameters=[PERIOD, KIND, PROOF], responses=files_of(*TYPES.values())
    )
    def get(self, request: Request) -> HttpResponse | Response:
        return super().get(request)
