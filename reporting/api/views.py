"""The board's figures over HTTP."""

from datetime import date

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from reporting import selectors
from reporting.api.serializers import FiguresOut
from reporting.forms import LONGEST, last_twelve_months
from reporting.rules import Period
from slscb.core.api import ApiView
from slscb.core.errors import Fault, Invalid, raise_if_any

ASKED = [
    OpenApiParameter("from", OpenApiTypes.DATE, description="First day; twelve months ago unless told"),
    OpenApiParameter("to", OpenApiTypes.DATE, description="Last day, included; today unless told"),
    OpenApiParameter("by", OpenApiTypes.STR, description="What to divide by: month, agency, sex, ethnicity, ward, …"),
]


class FiguresApi(ApiView):
    """One measure's counts: no names, the same as on the dashboard."""

    capability = {"GET": "report.view"}

    @extend_schema(operation_id="reports_read", parameters=ASKED, responses=FiguresOut)
    def get(self, request: Request, measure: str) -> Response:
        found = selectors.measure_named(measure)
        answer = selectors.figures(self.actor, found, asked_period(request), request.query_params.get("by", ""))
        return Response(FiguresOut(answer).data)


def asked_period(request: Request) -> Period:
    """The period in the address; what is missing is taken from the last twelve months. Raises Invalid with every fault."""
    usual = last_twelve_months()
    days, faults = {"from": usual.first, "to": usual.last}, []
    for name in days:
        if text := request.query_params.get(name):
            try:
                days[name] = date.fromisoformat(text)
            except ValueError:
                faults.append(Fault(name, "Enter a date as YYYY-MM-DD"))
    raise_if_any(faults)
    if not 0 <= (days["to"] - days["from"]).days <= LONGEST:
        raise Invalid([Fault("to", "The last day must not be before the first, nor more than ten years after it")])
    return Period(days["from"], days["to"], f"{days['from']} to {days['to']}")
