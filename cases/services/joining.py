"""What cases keeps about a child and what of it follows where two records are one (docs/adr/0043)."""

from collections.abc import Iterator

from django.db.models import Q

from cases.choices import CaseStatus, ProposalState, Protection
from cases.choices.merging import MergeState
from cases.models import Allocation, CareEpisode, Child, Merge, NumberClash
from cases.services import grants
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import now
from slscb.core.joining import Belongings, Follows, Pair
from slscb.core.words import moment_words
from slscb.core.writing import change

SETTLED = "One child: the records are brought together"


def _against(pair: Pair) -> Iterator[str]:
    kept, other = Child.objects.get(pk=pair.kept.pk), Child.objects.get(pk=pair.other.pk)
    both = [kept.pk, other.pk]
    waiting = kept.protection_changes.model.objects.filter(child__in=both, state=ProposalState.WAITING)
    for reference in waiting.values_list("child__reference", flat=True):
        yield f"A change of the protection of {reference} waits for a second person: decide on it first"
    others = Merge.objects.filter(Q(child__in=both) | Q(other__in=both), state=MergeState.WAITING)
    if others.exclude(child=kept.pk, other=other.pk).exists():
        yield "Another merge of one of these records waits for a second person: decide on it first"
    if kept.status == CaseStatus.CLOSED and other.status == CaseStatus.OPEN:
        yield f"The case of {kept.reference} is closed and that of {other.reference} is open: keep the open one"
    if _overlaps(kept, other):
        yield "Both records have an episode of care for the same days: correct one of them first"
    yield from _let_in_by_the_clock(kept, other)
    yield from _holder_outside(kept, other)


def _overlaps(kept: Child, other: Child) -> bool:
    """Whether an episode of care of one lies in the time of one of the other, as the database counts days."""
    mine, theirs = (
        list(CareEpisode.objects.filter(child=one).values_list("began_on", "ended_on")) for one in (kept, other)
    )
    return any(
        (b_end is None or a < b_end) and (a_end is None or b < a_end)
        for a, a_end in mine
        for b, b_end in theirs
        if a != a_end and b != b_end
    )


def _let_in_by_the_clock(kept: Child, other: Child) -> Iterator[str]:
    """A share is of one record, not of two by a merge; and what was opened in an emergency is reviewed first."""
    for one in (kept, other):
        for share in one.shares.filter(ended_at=None, until__gt=now()).select_related("user"):
            yield (
                f"{one.reference} is shared with {share.user} until {moment_words(share.until)}: "
                "end that first, and share the record that is kept"
            )
        if one.emergencies.filter(Q(outcome="") | Q(until__gt=now())).exists():
            yield f"{one.reference} was opened in an emergency: wait until that has ended and is reviewed"


def _holder_outside(kept: Child, other: Child) -> Iterator[str]:
    """Whoever holds the case must be among those named on the other record, or could not see what they work on."""
    if other.protection == Protection.OPEN:
        return
    holds = Allocation.objects.filter(child=kept, ends_on=None, worker__isnull=False).select_related("worker").first()
    counts = other.user_grants.live(now())
    if holds and not counts.filter(user=holds.worker).exists():
        yield (
            f"{holds.worker} holds the case of {kept.reference} and does not see {other.reference}: "
            "name them there, or give the case to somebody who sees both"
        )


def _joining(pair: Pair) -> None:
    """A number that both records had is settled by their being one."""
    pairs = Q(child=pair.kept.pk, other=pair.other.pk) | Q(child=pair.other.pk, other=pair.kept.pk)
    for clash in NumberClash.objects.filter(pairs, settled_at=None):
        clash.settled_by, clash.settled_at, clash.outcome = pair.actor, now(), SETTLED
        change(clash)
        audit.record(actor=pair.actor, action=Action.CHANGE, about=[clash.child_id], target=clash)


def _sorted_anew(pair: Pair) -> None:
    for one in (pair.kept, pair.other):
        grants.refresh(actor=pair.actor, child=Child.objects.get(pk=one.pk))


ALLOCATION = Follows("cases.allocation", alone=(), where={"ends_on": None}, ends="ends_on")
INVOLVEMENT = Follows("cases.involvement", alone=("agency",), where={"ends_on": None}, ends="ends_on")
UNSETTLED = {"settled_at": None}

BELONGINGS = Belongings(
    app="cases",
    follow=(
        ALLOCATION,
        INVOLVEMENT,
        Follows("cases.address", alone=()),
        Follows("cases.carefacts", alone=()),
        Follows("cases.careepisode"),
        Follows("cases.chronologyentry"),
        Follows("cases.note"),
        Follows("cases.document"),
        Follows("cases.relationship", apart="other_child"),
        Follows("cases.relationship", "other_child", apart="child"),
        Follows("cases.numberclash", alone=("other", "number_kind"), where=UNSETTLED, apart="other"),
        Follows("cases.numberclash", "other", alone=("child", "number_kind"), where=UNSETTLED, apart="child"),
        Follows("cases.unusualaccess", alone=("actor", "unusual_kind", "on_day")),
    ),
    stay={
        "cases.childusergrant.content_object": "rights come together by a rule of their own, and count on no merged record",
        "cases.childgroupgrant.content_object": "as the rights of people",
        "cases.protectionchange.child": "what two people decided stays with the record about which they decided",
        "cases.share.child": "shares of a record that is merged have all ended, and stay with what was shared",
        "cases.emergencyaccess.child": "what was opened in an emergency stays with the record that was opened",
        "cases.denial.child": "a denial stays where it is and holds on the other record by a line of its own",
        "cases.merge.child": "a merge stays between the two records that it is about",
        "cases.merge.other": "a merge stays between the two records that it is about",
        "cases.child.merged_into": "a record merged before leads on to the kept one",
    },
    against=_against,
    joining=_joining,
    joined=_sorted_anew,
    parted=_sorted_anew,
)
