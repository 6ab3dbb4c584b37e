"""Return home interviews: two in three held within 72 hours, some late, some declined, a few overdue now."""

from datetime import datetime, timedelta
from typing import Any

from agencies.choices import AgencyCode
from missing import rules
from missing.choices import (
    DeclineReason,
    GoingAgain,
    Harm,
    InterviewStatus,
    NotOfferedReason,
    OfferOutcome,
    PullFactor,
    PushFactor,
)
from reporting.seeding import words
from reporting.seeding.chance import Mix
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Interviewed, Offered
from reporting.seeding.making.sharings import follow_up
from reporting.seeding.people import People
from reporting.seeding.plan import Plan
from reporting.seeding.times import by_day

HOUR = timedelta(hours=1)
IN_TIME, LATE, OVERDUE = "in_time", "late", "overdue"
ENDS = {
    "long ago": Mix(
        {
            IN_TIME: 63.0,
            LATE: 14.0,
            InterviewStatus.DECLINED_BY_CHILD.value: 14.0,
            InterviewStatus.DECLINED_BY_PARENT.value: 4.5,
            InterviewStatus.NOT_OFFERED.value: 4.0,
        }
    ),
    "lately": Mix(
        {
            IN_TIME: 63.0,
            LATE: 7.0,
            InterviewStatus.DECLINED_BY_CHILD.value: 8.0,
            InterviewStatus.DECLINED_BY_PARENT.value: 2.0,
            OVERDUE: 20.0,
        }
    ),
    "not yet due": Mix(
        {
            InterviewStatus.TO_OFFER.value: 40.0,
            InterviewStatus.OFFERED.value: 22.0,
            InterviewStatus.SCHEDULED.value: 20.0,
            IN_TIME: 18.0,
        }
    ),
}
LATELY = timedelta(days=18)
WAITING_LATE = Mix(
    {InterviewStatus.TO_OFFER.value: 45, InterviewStatus.OFFERED.value: 40, InterviewStatus.SCHEDULED.value: 15}
)
INDEPENDENT = (AgencyCode.ENGAGE, AgencyCode.TARGETED_FAMILY, AgencyCode.EARLY_HELP)
CLOSING = (InterviewStatus.DECLINED_BY_CHILD, InterviewStatus.DECLINED_BY_PARENT, InterviewStatus.NOT_OFFERED)
DECLINED = Mix(
    {
        DeclineReason.DID_NOT_WANT_TO_TALK: 45,
        DeclineReason.SEES_NO_PROBLEM: 25,
        DeclineReason.ALREADY_SPOKE: 15,
        DeclineReason.NO_ANSWER: 15,
    }
)
GOING = Mix({GoingAgain.LIKELY: 25, GoingAgain.POSSIBLE: 45, GoingAgain.UNLIKELY: 30})


def interview_after(draft: Draft, plan: Plan, people: People, returned: datetime) -> Interviewed:
    """The interview that follows a return."""
    due = rules.interview_due_at(returned)
    when = "not yet due" if due > plan.present else "lately" if due > plan.present - LATELY else "long ago"
    ending = ENDS[when].draw(draft.chance)
    interview = Interviewed(draft.chance.uuid(), due, ending)
    latest = plan.present - HOUR if draft.closed_on is None else min(plan.present - HOUR, returned + timedelta(days=6))
    if ending in (IN_TIME, LATE):
        held_at = held(draft, returned, due, latest, is_late=ending == LATE)
        return complete(draft, people, interview, returned, held_at, plan.present)
    if ending in CLOSING:
        return close(draft, people, interview, returned, min(latest, returned + HOUR * draft.chance.whole(8, 70)))
    interview.status = WAITING_LATE.draw(draft.chance) if ending == OVERDUE else ending
    return wait(draft, people, interview, returned, plan.present)


def held(draft: Draft, returned: datetime, due: datetime, latest: datetime, *, is_late: bool) -> datetime:
    """When it was held: within the 72 hours, or up to nine days after; never in the future."""
    if is_late and due + HOUR < latest:
        return by_day(draft.chance, due + HOUR, min(latest, due + timedelta(days=9)))
    return by_day(draft.chance, returned + HOUR, max(returned + HOUR, min(latest, due - HOUR)))


def complete(
    draft: Draft, people: People, interview: Interviewed, returned: datetime, held_at: datetime, present: datetime
) -> Interviewed:
    """An interview that was held, after one offer or two."""
    chance, agency = draft.chance, draft.chance.one(INDEPENDENT)
    by = people.speaks_for(chance, agency)
    offered = by_day(chance, returned, held_at - timedelta(minutes=30))
    if chance.happens(0.2):
        interview.offers.append(Offered(returned + (offered - returned) / 2, by, OfferOutcome.NO_ANSWER))
    interview.offers.append(Offered(offered, by, OfferOutcome.ACCEPTED))
    interview.status = InterviewStatus.COMPLETED
    is_late = held_at > interview.due_at
    interview.more = {
        "held_at": held_at,
        "closed_at": held_at,
        "completed_at": min(present, held_at + HOUR * chance.whole(1, 20)),
        "interviewer": by.name,
        "agency_id": people.agencies[agency][0],
        "late_reason": chance.one(words.MISSING["late_reason"]) if is_late else "",
        **answers(draft),
    }
    in_time = "after the 72 hours" if is_late else "within 72 hours"
    interview.line = f"Return home interview held by {by.name}, {in_time}"
    follow_up(draft, people, interview, present)
    return interview


def answers(draft: Draft) -> dict[str, Any]:
    """What the child said."""
    chance, said = draft.chance, words.MISSING
    return {
        "place": "At home" if chance.happens(0.6) else "At school",
        "in_person": chance.happens(0.85),
        "chosen_by_child": chance.happens(0.1),
        "sharing_explained": True,
        "push_factors": sorted({chance.one(PushFactor.values) for _ in range(chance.whole(0, 2))}),
        "pull_factors": sorted({chance.one(PullFactor.values) for _ in range(chance.whole(0, 2))}),
        "why_left": chance.one(said["why_left"]),
        "where_stayed": chance.one(said["stayed"]),
        "with_whom": chance.one(said["with_whom"]),
        "harms": [chance.one(Harm.values)] if chance.happens(0.12) else [],
        "childs_words": chance.one(said["words"]),
        "what_would_help": chance.one(said["would_help"]),
        "going_again": GOING.draw(chance),
        "is_safe_now": True,
        "next_steps": chance.one(said["next_steps"]),
    }


def close(draft: Draft, people: People, interview: Interviewed, returned: datetime, at: datetime) -> Interviewed:
    """An interview that was declined after an offer, or decided against."""
    chance, status = draft.chance, InterviewStatus(interview.status)
    at = max(at, returned + timedelta(minutes=40))
    reason: DeclineReason | NotOfferedReason = NotOfferedReason.UNDER_PROTECTION
    said = words.MISSING["not_offered"]
    if status != InterviewStatus.NOT_OFFERED:
        is_childs = status == InterviewStatus.DECLINED_BY_CHILD
        reason = DECLINED.draw(chance) if is_childs else DeclineReason.PARENT_OBJECTED
        said = words.MISSING["declined_words"][0 if is_childs else 1]
        by = people.speaks_for(chance, chance.one(INDEPENDENT))
        interview.offers.append(Offered(at - timedelta(minutes=20), by, OfferOutcome.DECLINED, reason=reason))
    interview.more = {"closed_at": at, "closing_reason": reason, "closing_words": said}
    if status == InterviewStatus.NOT_OFFERED:
        interview.more["decided_by_id"] = draft.manager.id
    interview.line = f"Return home interview: {status.label.lower()} ({reason.label.lower()})"
    return interview


def wait(draft: Draft, people: People, interview: Interviewed, returned: datetime, present: datetime) -> Interviewed:
    """An interview that is still to be offered, was offered, or is arranged."""
    chance = draft.chance
    if interview.status == InterviewStatus.TO_OFFER:
        return interview
    by = people.speaks_for(chance, chance.one(INDEPENDENT))
    is_arranged = interview.status == InterviewStatus.SCHEDULED
    outcome = OfferOutcome.ACCEPTED if is_arranged else chance.one((OfferOutcome.THINKING, OfferOutcome.NO_ANSWER))
    said = chance.one(words.MISSING["offer_words"])
    interview.offers.append(Offered(by_day(chance, returned, present), by, outcome, words=said))
    if is_arranged:
        interview.more = {"arranged_for": present + HOUR * chance.whole(2, 50)}
    return interview
