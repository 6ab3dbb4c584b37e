"""Figures that leave the service."""

from django.db import transaction

from agencies.models import User
from reporting import selectors
from reporting.presenters import files, requests
from reporting.rules import Period
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.errors import NotAllowed


@transaction.atomic
def export_figures(*, actor: User, period: Period, kind: str) -> bytes:
    """Every measure of a period as one file, `xlsx` or `csv`; written into the audit. Raises NotAllowed."""
    _check(actor)
    answers = selectors.all_figures(actor, period)
    audit.record(actor=actor, action=Action.EXPORT, detail={"period": period.name, "kind": kind})
    return files.as_csv(answers, period) if kind == "csv" else files.as_xlsx(answers, period)


@transaction.atomic
def export_requests(*, actor: User, period: Period, kind: str) -> bytes:
    """The nine counts of a freedom-of-information request as one file, `xlsx` or `csv`; written into the audit.

    Raises NotAllowed. Source: issue 5 point 7.
    """
    _check(actor)
    counted = selectors.standard_counts(actor, period)
    detail = {"period": period.name, "kind": kind, "part": "freedom_of_information"}
    audit.record(actor=actor, action=Action.EXPORT, detail=detail)
    return requests.as_csv(counted, period) if kind == "csv" else requests.as_xlsx(counted, period)


def _check(actor: User) -> None:
    if not actor.may("report.export"):
        raise NotAllowed("Your role does not include exporting the board's figures.")
