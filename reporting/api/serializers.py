"""The shape of figures in the API."""

from typing import Any

from rest_framework import serializers

from reporting.selectors import Answer


class FiguresRowOut(serializers.Serializer[Any]):
    """One group's counts by column."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    counts = serializers.DictField(child=serializers.IntegerField())


class FiguresOut(serializers.Serializer[Answer]):
    """A measure's counts for a period."""

    measure = serializers.CharField()
    title = serializers.CharField()
    explains = serializers.CharField()
    first = serializers.DateField()
    last = serializers.DateField()
    by = serializers.CharField()
    columns = serializers.DictField(child=serializers.CharField())
    rows = FiguresRowOut(many=True)
    totals = serializers.DictField(child=serializers.IntegerField(), allow_null=True)

    def to_representation(self, instance: Answer) -> dict[str, Any]:
        """An answer with its counts by column."""
        keys = [column.key for column in instance.measure.columns]
        return {
            "measure": instance.measure.key,
            "title": instance.measure.title,
            "explains": instance.measure.explains,
            "first": instance.period.first.isoformat(),
            "last": instance.period.last.isoformat(),
            "by": instance.dimension.key,
            "columns": {column.key: column.label for column in instance.measure.columns},
            "rows": [
                {"key": row.key, "label": row.label, "counts": dict(zip(keys, row.counts, strict=True))}
                for row in instance.rows
            ],
            "totals": None if instance.measure.count else dict(zip(keys, instance.totals, strict=True)),
        }
