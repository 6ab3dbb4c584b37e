"""What risk keeps about a child and what follows where two records are one: one line of assessments, one level in force."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from django.db.models import F

from cases.models import Child
from cases.services import standing
from risk.choices import URGENCY, AssessmentKind, AssessmentStatus, OpenState, ResponseKind
from risk.models import Assessment, OpenAssessment, RequiredResponse
from risk.models.response import OPEN_STATUSES
from risk.services import reviews
from slscb.core import outbox
from slscb.core.clock import now
from slscb.core.joining import Belongings, Follows, Pair

NO_LEVEL, LAST = "", 9


def _against(pair: Pair) -> Iterator[str]:
    waiting = Assessment.objects.filter(status=AssessmentStatus.AWAITING_APPROVAL)
    if all(waiting.filter(child=one.pk).exists() for one in (pair.kept, pair.other)):
        yield "On both records a lower level waits for approval: decide on one of them first"
    opened = OpenAssessment.objects.filter(state=OpenState.OPEN)
    if all(opened.filter(child=one.pk).exists() for one in (pair.kept, pair.other)):
        yield "An assessment is open on both records: complete one of them or end it first"
    kinds = [
        set(
            RequiredResponse.objects.filter(child=one.pk, status__in=OPEN_STATUSES).values_list(
                "response_kind", flat=True
            )
        )
        for one in (pair.kept, pair.other)
    ]
    for kind in sorted(set.intersection(*kinds)):
        yield f"Both records have an open response: {ResponseKind(kind).label}. Say what came of one of them first"


def _joining(pair: Pair) -> None:
    """Make one line of both lines of assessments, in order of their days.

    From the newest down, so that no assessment is followed by two at any moment.
    """
    line = _line([pair.kept.pk, pair.other.pk])
    for earlier, later in reversed(list(pairwise(line))):
        _put_after(later, earlier)


def _parted(pair: Pair) -> None:
    """Make two lines of one again; from the oldest up, for the same reason."""
    followed: dict[int, Assessment] = {}
    for one in _line([pair.kept.pk, pair.other.pk]):
        _put_after(one, followed.get(one.child_id))
        followed[one.child_id] = one
    _stand(pair, pair.kept)
    _stand(pair, pair.other)


def _joined(pair: Pair) -> None:
    _stand(pair, pair.kept)


def _line(children: Iterable[int]) -> list[Assessment]:
    found = Assessment.objects.filter(child__in=[*children], assessment_kind=AssessmentKind.ASSESSMENT)
    return list(found.exclude(status=AssessmentStatus.OPEN).order_by("assessed_on", "created_at", "pk"))


def _put_after(one: Assessment, before: Assessment | None) -> None:
    before_pk = before.pk if before else None
    if one.previous_id != before_pk:
        values = {"previous": before_pk, "version": F("version") + 1, "changed_at": now()}
        Assessment.objects.filter(pk=one.pk).update(**values)


def _stand(pair: Pair, record: object) -> None:
    """Let the latest assessment set the level, and have nobody reminded of an earlier one's review."""
    child = Child.objects.get(pk=record.pk)  # type: ignore[attr-defined]
    line = _line([child.pk])
    for earlier in line[:-1]:
        outbox.cancel(about=earlier)
    last = line[-1] if line else None
    standing.set_risk(
        actor=pair.actor,
        child=child,
        level=last.final_level if last else NO_LEVEL,
        order=URGENCY[last.final_level] if last else LAST,
        review_due_on=last.review_due_on if last else None,
    )
    if last is not None:
        reviews.remind(assessment=last, previous=None)


BELONGINGS = Belongings(
    app="risk",
    follow=(
        Follows("risk.assessment"),
        Follows("risk.openassessment"),
        Follows("risk.requiredresponse"),
        Follows("risk.tooldraft", alone=("author", "assessment_kind")),
    ),
    against=_against,
    joining=_joining,
    joined=_joined,
    parted=_parted,
)
