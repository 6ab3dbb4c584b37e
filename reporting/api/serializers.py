"""The shape of figures in the API."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from reporting.presenters.files import suppressed
from reporting.rules.suppression import HIDDEN, SMALL
from reporting.selectors import Answer


@extend_schema_field({"oneOf": [{"type": "integer"}, {"type": "string", "enum": [SMALL, HIDDEN]}]})
class CountOut(serializers.Field[Any, Any, Any, Any]):
    """A count; where small counts are hidden, `<6` for 1 to 5 and `[c]` for what would betray one."""


class FiguresRowOut(serializers.Serializer[Any]):
    """One group's counts by column."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    counts = serializers.DictField(child=CountOut())


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
    small_counts = serializers.ChoiceField(["shown", "hidden"])
    totals = serializers.DictField(child=CountOut(), allow_null=True)

    def to_representation(self, instance: Answer) -> dict[str, Any]:
        """An answer with its counts by column, as on the page or as they may leave."""
        counts, totals = shown(instance) if self.context.get("small_counts") != "hidden" else hidden(instance)
        return {
            "measure": instance.measure.key,
            "title": instance.measure.title,
            "explains": instance.measure.explains,
            "first": instance.period.first.isoformat(),
            "last": instance.period.last.isoformat(),
            "by": instance.dimension.key,
            "columns": {column.key: column.label for column in instance.measure.columns},
            "small_counts": self.context.get("small_counts", "shown"),
            "rows": [
                {"key": row.key, "label": row.label, "counts": counted}
                for row, counted in zip(instance.rows, counts, strict=True)
            ],
            "totals": None if instance.measure.count else totals,
        }


Counts = dict[str, Any]


def shown(answer: Answer) -> tuple[list[Counts], Counts]:
    """The counts of each row, and the totals, by column."""
    keys = [column.key for column in answer.measure.columns]
    return [dict(zip(keys, row.counts, strict=True)) for row in answer.rows], dict(
        zip(keys, answer.totals, strict=True)
    )


def hidden(answer: Answer) -> tuple[list[Counts], Counts]:
    """The same as they may leave: by the rule that the export has, numbers where they may be known."""
    texts = suppressed(answer)
    lines = [
        {key: int(text[at]) if text[at].isdigit() else text[at] for key, text in texts.items()}
        for at in range(len(answer.rows) + 1)
    ]
    return lines[:-1], lines[-1]
