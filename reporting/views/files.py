"""Answers that are files."""

from django.http import HttpResponse

from reporting.rules import Period

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def file_answer(content: bytes, period: Period, kind: str, about: str = "figures") -> HttpResponse:
    """A file to be saved, named by its period; never shown inside the browser."""
    name = f"slscb-{about}-{period.first.isoformat()}-to-{period.last.isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[kind], headers=headers)
