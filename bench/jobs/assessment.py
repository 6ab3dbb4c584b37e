"""d: an assessment scored and saved with its evidence, history, review, reminders and audit."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from django.db.models import Q

from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Place
from cases.models import Child
from risk.models import Assessment
from slscb.core.models import AuditEvent, Reminder

TICKED = ("L01", "L02")
KEPT = (
    "status",
    "calculated_level",
    "final_level",
    "flags",
    "review_required",
    "review_due_on",
    "harm_status",
    "summary",
)


def answers(place: Place) -> dict[str, Any]:
    """Two low indicators: a level and a review, and nobody to be told."""
    day = {"day": place.today.day, "month": place.today.month, "year": place.today.year}
    about = {"evidence": "Seen at the bus station", "nature": "fact", "when": "current", "agency": "csc"}
    return {
        **{f"assessed_on_{part}": value for part, value in day.items()},
        "indicators": list(TICKED),
        **{f"{code}_{name}": value for code in TICKED for name, value in about.items()},
        "harm_status": "no_evidence",
        "offence_evidence": "no",
        "final_level": "calculated",
        "summary": "As before",
    }


def job(place: Place) -> Job:
    """The worker's own children in turn, so that nobody's history grows long."""
    sent, worker = answers(place), place.worker
    children: Iterator[Child] = cycle(place.children_of_worker)

    def product(child: Child) -> Any:
        return worker.post(f"/risk/children/{child.public_id}/assess/", sent)

    def by_hand(child: Child) -> Any:
        return worker.post(f"/bench/children/{child.public_id}/assess/", sent)

    def check() -> None:
        one, other = next(children), next(children)
        for child in (one, other):  # the second time both follow an assessment of today
            product(child)
        product(one)
        by_hand(other)
        left, right = kept(one), kept(other)
        if left != right:
            raise AssertionError(f"not the same is kept: {left} and {right}")

    return Job(
        title="score and save an assessment",
        runs=[
            Run("product", product, lambda: next(children)),
            Run("by hand", by_hand, lambda: next(children)),
        ],
        check=check,
    )


def kept(child: Child) -> dict[str, Any]:
    """What is there after an assessment, ids and texts of the line aside."""
    newest = Assessment.objects.filter(child=child).order_by("-pk")[0]
    about = Q(about_kind="risk.assessment", about_id__in=child.risk_assessments.values("pk"))
    row = Child.objects.get(pk=child.pk)
    events = AuditEvent.objects.filter(about__contains=[child.pk]).order_by("-pk")
    return {
        **{name: getattr(newest, name) for name in KEPT},
        "follows": newest.previous is not None,
        "rules": [reason["rule"] for reason in newest.reasons],
        "ticks": sorted(newest.ticks.values_list("indicator__code", "when", "evidence", "nature", "agency__code")),
        "child": (row.risk_level, row.risk_order, row.review_due_on),
        "grants": {(one.risk_order, one.review_due_on) for one in [*row.user_grants.all(), *row.group_grants.all()]},
        "reminders": sorted(Reminder.objects.filter(about, state="pending").values_list("reminder_kind", "due_at")),
        "lines": [line.entry_kind for line in row.chronology.order_by("-pk")[:1]],
        "audit": sorted(event.action for event in events.exclude(action="view")[:2]),
    }
