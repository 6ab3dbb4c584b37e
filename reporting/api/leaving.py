"""All the board's figures at once, the list behind one, and the figures as a file, over HTTP."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from reporting import selectors
from reporting.api.serializers import FiguresOut
from reporting.api.views import ASKED, asked_period
from reporting.forms import named_periods
from reporting.services import exports
from reporting.views.files import TYPES, file_answer
from slscb.core.api import ApiView, CursorPages, data_of, proof
from slscb.core.api.files import FileView, files_of
from slscb.core.api.problems import problem
from slscb.core.api.proof import PROOF
from slscb.core.api.schema import PAGING, page_of
from slscb.core.errors import Fault, raise_if_any

GROUP = OpenApiParameter("group", OpenApiTypes.STR, description="The key of a row; all of them unless told")
COLUMN = OpenApiParameter("column", OpenApiTypes.STR, description="The key of a column; the first unless told")
PERIOD = OpenApiParameter(
    "period", OpenApiTypes.STR, required=True, description="A quarter or financial year as in `reports/periods/`"
)
KIND = OpenApiParameter("kind", OpenApiTypes.STR, enum=list(TYPES), description="`xlsx` unless told")


class BehindOut(serializers.Serializer[Any]):
    """A record behind a figure."""

    id = serializers.UUIDField(source="public_id")
    child_id = serializers.UUIDField(source="child.public_id")
    child_reference = serializers.CharField(source="child.reference")


class PeriodOut(serializers.Serializer[Any]):
    """A period whose figures can be exported."""

    key = serializers.CharField()
    name = serializers.CharField()
    first = serializers.DateField()
    last = serializers.DateField()


class AllFiguresApi(ApiView):
    """Every measure's counts for a period, each by its first dimension: no names, the same as on the dashboard."""

    capability = {"GET": "report.view"}

    @extend_schema(operation_id="reports_list", parameters=ASKED[:2], responses=FiguresOut(many=True))
    def get(self, request: Request) -> Response:
        return Response(data_of(selectors.all_figures(self.actor, asked_period(request)), FiguresOut))


class BehindApi(ApiView):
    """The records behind one figure, those of children whom the token's user may see."""

    capability = {"GET": "report.drill"}

    @extend_schema(
        operation_id="reports_behind", parameters=[*ASKED, GROUP, COLUMN, *PAGING], responses=page_of(BehindOut)
    )
    def get(self, request: Request, measure: str) -> Response:
        found, asked = selectors.measure_named(measure), request.query_params
        by = asked.get("by") or next(iter(found.dimensions))
        group, column = asked.get("group", ""), asked.get("column") or found.columns[0].key
        records = selectors.listed(self.actor, found, asked_period(request), by, group, column)
        pages = CursorPages((f"-{found.when}", "-pk"))
        shown = pages.paginate_queryset(records, request, view=self) or []
        selectors.remember_listed(self.actor, found, group, column, shown)
        return pages.get_paginated_response(data_of(shown, BehindOut))


class PeriodsApi(ApiView):
    """The quarters and financial years whose figures can be exported, the newest first."""

    capability = {"GET": "report.export"}

    @extend_schema(operation_id="reports_periods", responses=PeriodOut(many=True))
    def get(self, request: Request) -> Response:
        periods = [
            {"key": key, "name": one.name, "first": one.first, "last": one.last} for key, one in named_periods().items()
        ]
        return Response(data_of(periods, PeriodOut))


class ExportApi(FileView):
    """A quarter's or year's figures as a file: counts under six do not leave, and it is written into the audit.

    As on the page, whoever asks proves once more who they are.
    """

    capability = {"GET": "report.export"}
    about = "figures"
    export = staticmethod(exports.export_figures)

    @extend_schema(operation_id="reports_export", parameters=[PERIOD, KIND, PROOF], responses=files_of(*TYPES.values()))
    def get(self, request: Request) -> HttpResponse | Response:
        asked = request.query_params
        period, kind = named_periods().get(asked.get("period", "")), asked.get("kind", "xlsx")
        raise_if_any(_faults(request, period, kind))
        if period is None or not proof.is_right(request, self.actor):
            return problem(400, [proof.WRONG])
        return file_answer(self.export(actor=self.actor, period=period, kind=kind), period, kind, self.about)


def _faults(request: Request, period: object, kind: str) -> list[Fault]:
    """Every fault of the question, told before a proof is looked at and used up."""
    faults = []
    if period is None:
        faults.append(Fault("period", "Choose a period by its key in reports/periods/"))
    if kind not in TYPES:
        faults.append(Fault("kind", f"Use one of {', '.join(TYPES)}."))
    return faults if proof.is_stated(request) else [*faults, proof.MISSING]
