"""Figures that leave the service."""

from django.db import transaction

from agencies.models import User
from reporting import selectors
from reporting.presenters import files
from reporting.rules import Period
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.errors import NotAllowed


@transaction.atomic
def export_figures(*, actor: User, period: Period, kind: str) -> bytes:
    """Every measure of a period as one file, `xlsx` or `csv`; written into the audit. Raises NotAllowed."""
    if not actor.may("report.export"):
        raise NotAllowed("Your role does not include exporting the board's figures.")
    answers = selectors.all_figures(actor, period)
    audit.record(actor=actor, action=Action.EXPORT, detail={"period": period.name, "kind": kind})
    return files.as_csv(answers, period) if kind == "csv" else files.as_xlsx(answers, period)
