"""Fields that name a record."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from slscb.core.errors import NotVisible

if TYPE_CHECKING:
    Named = serializers.SlugRelatedField[Any]
else:
    Named = serializers.SlugRelatedField

NO_SUCH = {
    "does_not_exist": "There is no such record to choose.",
    "invalid": "There is no such record to choose.",
}


class RecordField(Named):
    """One of the records that a selector offers, by its public id. The selector is asked at every request."""

    def __init__(self, records: Callable[[], QuerySet[Any]] | None = None, **options: Any) -> None:
        self.records = records
        super().__init__(**{"slug_field": "public_id", "error_messages": NO_SUCH} | options)

    def get_queryset(self) -> QuerySet[Any]:
        """What may be chosen now."""
        if self.records is None:
            raise NotVisible("record")
        return self.records()


@extend_schema_field(OpenApiTypes.UUID)
class IdField(RecordField):
    """By public id, described as one."""

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(serializers.UUIDField().run_validation(data))


@extend_schema_field(OpenApiTypes.STR)
class CodeField(RecordField):
    """An agency or another record that has a code for people, by that."""

    def __init__(self, records: Callable[[], QuerySet[Any]], **options: Any) -> None:
        super().__init__(records, **{"slug_field": "code"} | options)
