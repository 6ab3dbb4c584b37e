"""Why a child is on the agenda of a meeting: every reason that applies, with its evidence.

Readings chosen where the rule is silent:
"since the last meeting" includes that meeting's own day, so that nothing decided that afternoon is lost, and for a child
who was not on its agenda everything since that agenda was circulated, so that nobody falls between two agendas;
"begun in the 90 days before it" counts the 90 London days that end with the eve of the meeting;
an action is overdue from the day after it was due, seen from the day on which the agenda is built;
a child who stepped down from HIGH since the last meeting is listed too, because issue 4 puts that to SERAC.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from risk.choices import RANK, Level
from serac.choices import ReasonKind, Section
from serac.rules.facts import ChildFacts, LevelOn, Listing, Meeting, Reason
from slscb.core.days import written

REPEAT_COUNT = 3
REPEAT_DAYS = 90


def listing(facts: ChildFacts, meeting: Meeting) -> Listing | None:
    """A child is on the agenda when at least one reason applies, and carries every reason that does.

    Source: strategy section 6; issue 2 point 8; domain table 9, A8.
    """
    reasons = tuple([found for rule in RULES if (found := rule(facts, meeting))])
    if not reasons:
        return None
    return Listing(facts.child, section_of(reasons), reasons, _level(facts, meeting))


def listings(children: Iterable[ChildFacts], meeting: Meeting) -> tuple[Listing, ...]:
    """The children whom the rules put on the agenda, in the order of the agenda. Source: issue 2 point 8."""
    found = (listing(facts, meeting) for facts in children)
    return tuple(sorted((one for one in found if one), key=lambda one: one.order))


def section_of(reasons: Iterable[Reason]) -> Section:
    """A child is discussed once: as a new referral, else as HIGH, else as a step-down, else as a review.

    Source: domain section 5, agenda items 5 to 8.
    """
    kinds = {reason.kind for reason in reasons}
    for kind, section in (
        (ReasonKind.REFERRED, Section.NEW_REFERRALS),
        (ReasonKind.HIGH, Section.HIGH),
        (ReasonKind.STEPPED_DOWN, Section.STEP_DOWNS),
    ):
        if kind in kinds:
            return section
    return Section.REVIEWS


def referred(facts: ChildFacts, meeting: Meeting) -> Reason | None:
    """A child who was referred, and whose referral was accepted, is listed. Source: issue 2 point 8."""
    referral = facts.referral
    if referral is None or referral.accepted_on > meeting.held_on:
        return None
    by = f" by {referral.agency}" if referral.agency else ""
    words = f"Referred{by} and accepted on {written(referral.accepted_on)}."
    return Reason(ReasonKind.REFERRED, words, (), _refs(referral.ref), referral.accepted_on)


def high(facts: ChildFacts, meeting: Meeting) -> Reason | None:
    """A child at HIGH is listed at every meeting. Source: issue 2 point 8; domain table 9, A8."""
    levels = _levels(facts, meeting)
    if not levels or levels[-1].level != Level.HIGH:
        return None
    first = next(at for at in reversed(range(len(levels))) if at == 0 or levels[at - 1].level != Level.HIGH)
    return Reason(
        ReasonKind.HIGH,
        f"Risk is HIGH since {written(levels[first].day)}.",
        (f"Last assessed HIGH on {written(levels[-1].day)}.",),
        _refs(levels[-1].ref),
        levels[first].day,
    )


def counts_from(facts: ChildFacts, meeting: Meeting) -> date | None:
    """What is new counts from the day of the last meeting, that day included; for a child who was not on its agenda from
    the day on which that agenda was circulated, where that was earlier. None where there was no meeting before.

    Source: issue 2 point 8, "since the last meeting".
    """
    return meeting.previous_on if facts.on_last_agenda else meeting.looks_back_to


def raised_to_medium(facts: ChildFacts, meeting: Meeting) -> Reason | None:
    """A child at MEDIUM who was raised to it since the last meeting, from a lower level or at the first assessment, is
    listed. Source: issue 2 point 8.
    """
    if _level(facts, meeting) != Level.MEDIUM:
        return None
    for before, after in _changes(facts, meeting):
        if after.level == Level.MEDIUM and (before is None or RANK[before.level] < RANK[after.level]):
            was = f"from {before.level}" if before else "at the first assessment"
            words = f"Risk was raised to MEDIUM on {written(after.day)}, {was}."
            return Reason(ReasonKind.RAISED_TO_MEDIUM, words, (), _refs(after.ref), after.day)
    return None


def stepped_down(facts: ChildFacts, meeting: Meeting) -> Reason | None:
    """A child who was HIGH, was assessed lower since the last meeting and still is lower is put to the panel.

    Source: issue 4, "step-down of a HIGH child is also put to SERAC".
    """
    if _level(facts, meeting) == Level.HIGH:
        return None
    for before, after in _changes(facts, meeting):
        if before and before.level == Level.HIGH != after.level:
            words = f"Risk was HIGH and was assessed as {after.level} on {written(after.day)}."
            return Reason(ReasonKind.STEPPED_DOWN, words, (), _refs(after.ref), after.day)
    return None


def review_due(facts: ChildFacts, meeting: Meeting) -> Reason | None:
    """A child whose SERAC review is due on the day of the meeting or earlier is listed. Source: issue 2 point 8."""
    due = facts.review_due_on
    if due is None or due > meeting.held_on:
        return None
    return Reason(ReasonKind.REVIEW_DUE, f"SERAC review is due on {written(due)}.", (), (due.isoformat(),), due)


def repeat_missing(facts: ChildFacts, meeting: Meeting) -> Reason | None:
    """A child with three missing episodes begun in the 90 days before the meeting is listed.

    Source: issue 2 point 8; domain 1.4.
    """
    first = meeting.held_on - timedelta(days=REPEAT_DAYS)
    begun = sorted((one for one in facts.episodes if first <= one.day < meeting.held_on), key=lambda one: one.day)
    if len(begun) < REPEAT_COUNT:
        return None
    return Reason(
        ReasonKind.REPEAT_MISSING,
        f"{len(begun)} missing episodes began in the {REPEAT_DAYS} days before the meeting.",
        tuple(f"Missing from {written(one.day)}." for one in begun),
        _refs(*(one.ref for one in begun)),
        begun[0].day,
    )


def overdue_actions(facts: ChildFacts, meeting: Meeting) -> Reason | None:
    """A child with panel actions that are overdue is listed. Source: issue 2 point 8."""
    on = min(meeting.built_on, meeting.held_on)
    late = sorted((one for one in facts.open_actions if one.due_on < on), key=lambda one: (one.due_on, one.ref))
    if not late:
        return None
    count = "1 panel action is" if len(late) == 1 else f"{len(late)} panel actions are"
    return Reason(
        ReasonKind.OVERDUE_ACTIONS,
        f"{count} overdue.",
        tuple(f"“{one.title}” was due on {written(one.due_on)}." for one in late),
        tuple(one.ref for one in late),
        late[0].due_on,
    )


def not_decided(facts: ChildFacts, meeting: Meeting) -> Reason | None:
    """A child who stood on the agenda of the last meeting and about whom no decision of it is recorded is listed again,
    from the day after that meeting on: nobody is lost because time ran out. Source: issue 2, what the chair needs.
    """
    last = meeting.previous_on
    if last is None or last >= meeting.built_on or not facts.on_last_agenda or facts.decided:
        return None
    words = f"No decision is recorded from the meeting of {written(last)}."
    return Reason(ReasonKind.NOT_DECIDED, words, (), (last.isoformat(),), last)


RULES: tuple[Callable[[ChildFacts, Meeting], Reason | None], ...] = (
    referred,
    high,
    stepped_down,
    raised_to_medium,
    review_due,
    repeat_missing,
    overdue_actions,
    not_decided,
)


def _levels(facts: ChildFacts, meeting: Meeting) -> list[LevelOn]:
    """The levels decided by the day of the meeting; those of one day stay in the order in which they were given."""
    return sorted((one for one in facts.levels if one.day <= meeting.held_on), key=lambda one: one.day)


def _level(facts: ChildFacts, meeting: Meeting) -> str:
    levels = _levels(facts, meeting)
    return levels[-1].level if levels else Level.NONE.value


def _changes(facts: ChildFacts, meeting: Meeting) -> list[tuple[LevelOn | None, LevelOn]]:
    """Each level decided since the last meeting beside the one before it, latest first."""
    levels, since = _levels(facts, meeting), counts_from(facts, meeting)
    pairs = [(before, after) for before, after in zip([None, *levels], levels, strict=False)]
    return [(before, after) for before, after in reversed(pairs) if since is None or after.day >= since]


def _refs(*refs: str) -> tuple[str, ...]:
    return tuple(ref for ref in refs if ref)
