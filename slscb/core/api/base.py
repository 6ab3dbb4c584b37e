import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from django.db.models import Model, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from slscb.core import wall
from slscb.core.api import idempotency
from slscb.core.api.paging import CursorPages
from slscb.core.api.problems import PreconditionRequired, Unprocessable
from slscb.core.api.slices import SlicePages
from slscb.core.models import IdempotentAnswer, Record

if TYPE_CHECKING:
    from agencies.models import User

M = TypeVar("M", bound=Model)
ETAG = re.compile(r'^(?:W/)?"(\d{1,9})"$')


class ApiView(APIView):
    """Base of every API view. States `capability`, one for all methods or one a method."""

    capability: ClassVar[str | dict[str, str]]
    _claimed: IdempotentAnswer | None = None

    @property
    def actor(self) -> "User":
        """Whoever holds the token; pass it first to every selector and service."""
        return cast("User", self.request.user)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.user.is_authenticated:
            wall.open_for(self.actor)
        if request.method == "POST":
            try:
                self._claimed = idempotency.claim(request, self.actor)
            except idempotency.KeyReused:
                raise Unprocessable from None

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if self._claimed is not None and response.status_code < 400:
            idempotency.keep(self._claimed, response)
        return response

    def read(self, serializer: type[BaseSerializer[Any]], **options: Any) -> dict[str, Any]:
        """The request's body as the serializer understands it. Raises ValidationError with every fault."""
        parsed = serializer(data=self.request.data, **options)
        parsed.is_valid(raise_exception=True)
        return cast("dict[str, Any]", parsed.validated_data)

    def asked(self, serializer: type[BaseSerializer[Any]]) -> dict[str, Any]:
        """What the query string asks for, as the serializer understands it. Raises ValidationError with every fault."""
        parsed = serializer(data=self.request.query_params)
        parsed.is_valid(raise_exception=True)
        return cast("dict[str, Any]", parsed.validated_data)

    def expected_version(self) -> int:
        """The version that If-Match names. Raises PreconditionRequired without one; a strange one matches nothing."""
        stated = self.request.headers.get("If-Match")
        if stated is None:
            raise PreconditionRequired
        match = ETAG.match(stated.strip())
        return int(match[1]) if match else 0

    def page(
        self, records: QuerySet[M], serializer: type[BaseSerializer[Any]], ordering: tuple[str, ...]
    ) -> tuple[Response, list[M]]:
        """One page of records as the client asked for it, and the records shown (for the audit)."""
        pages = CursorPages(ordering)
        shown: list[M] = pages.paginate_queryset(records, self.request, view=self) or []
        return pages.get_paginated_response(serializer(shown, many=True, context={"actor": self.actor}).data), shown

    def page_as_it_is(self, rows: "QuerySet[Any] | Sequence[Any]", serializer: type[BaseSerializer[Any]]) -> Response:
        """One page of a list that keeps the order it has and is no longer than what a person reads."""
        pages = SlicePages()
        shown = pages.paginate_queryset(rows, self.request)
        return pages.get_paginated_response(serializer(shown, many=True, context={"actor": self.actor}).data)


def respond(
    record: Record, serializer: type[BaseSerializer[Any]], status: int = 200, actor: "User | None" = None
) -> Response:
    """A record as JSON with its version as the ETag. A serializer of marked fields needs to know who asks."""
    context = {"actor": actor} if actor else {}
    return Response(serializer(record, context=context).data, status=status, headers={"ETag": f'"{record.version}"'})


def data_of(rows: Iterable[Any], serializer: type[BaseSerializer[Any]]) -> Any:
    """Several of one shape as JSON, for the views that put their answer together."""
    return serializer(rows, many=True).data
