"""Helpers that describe the API in OpenAPI terms."""

from functools import cache
from typing import Any

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, inline_serializer
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework import serializers

from slscb.core.policy import PUBLIC


class TokenScheme(KnoxTokenScheme):
    """Our tokens are knox's."""

    target_class = "slscb.core.signin.accounts.Tokens"


PAGING = [
    OpenApiParameter("cursor", OpenApiTypes.STR, description="From `next` or `previous`"),
    OpenApiParameter("page_size", OpenApiTypes.INT, description="50 unless told, 200 at most"),
]


@cache
def page_of(item: type[serializers.BaseSerializer[Any]]) -> serializers.Serializer[Any]:
    """The description of one page of a list."""
    return inline_serializer(
        f"{item.__name__.removesuffix('Out')}Page",
        {
            "next": serializers.URLField(allow_null=True),
            "previous": serializers.URLField(allow_null=True),
            "results": item(many=True),
        },
    )


class SchemaView(SpectacularJSONAPIView):
    """The OpenAPI 3 description of the API; holds no data."""

    capability = PUBLIC
    http_method_names = ["get", "head", "options"]
