"""Intelligence that agencies sent to police about children of concern."""

from datetime import datetime, timedelta

from agencies.choices import AgencyCode
from intelligence.choices import Assessment, Danger, Handling, HowKnown, ReportState, Source
from reporting.seeding import words
from reporting.seeding.chance import Mix
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Reported
from reporting.seeding.people import PARTNERS, People
from reporting.seeding.plan import Plan
from reporting.seeding.times import office_hours
from risk.choices import Level

SHARES = {Level.LOW.value: 0.2, Level.MEDIUM.value: 0.7, Level.HIGH.value: 0.9}
SHARE_OTHERWISE = 0.04
HOW = Mix({HowKnown.FIRST_HAND: 40, HowKnown.TOLD: 50, HowKnown.OVERHEARD: 10})
SOURCES = Mix({Source.RELIABLE: 35, Source.UNTESTED: 58, Source.NOT_RELIABLE: 7})
ASSESSMENTS = Mix(
    {
        Assessment.KNOWN_DIRECTLY: 35,
        Assessment.CORROBORATED: 15,
        Assessment.KNOWN_INDIRECTLY: 28,
        Assessment.NOT_KNOWN: 18,
        Assessment.SUSPECTED_FALSE: 4,
    }
)
GRADED_AFTER = timedelta(days=6)
SENDERS = (AgencyCode.SOCIAL_CARE, *(code for code in PARTNERS if code != AgencyCode.POLICE))


def add_intelligence(draft: Draft, plan: Plan, people: People) -> None:
    """Now and then a report, more often about children at risk."""
    if draft.chance.happens(SHARES.get(draft.risk_level, SHARE_OTHERWISE)):
        at = office_hours(draft.chance.day(draft.told_from, draft.until(plan.today) - timedelta(days=1)), 240)
        draft.reports.append(report(draft, plan, people, at - timedelta(minutes=draft.chance.whole(0, 200))))


def report(draft: Draft, plan: Plan, people: People, at: datetime) -> Reported:
    """One report; graded where police have had it for some days."""
    chance, said = draft.chance, words.INTELLIGENCE
    agency = chance.one(SENDERS)
    by = draft.worker if agency == AgencyCode.SOCIAL_CARE else people.speaks_for(chance, agency)
    if agency != AgencyCode.SOCIAL_CARE:
        draft.involve(agency, at.date())
    car = chance.one(said["cars"])
    narrative = chance.one(said["narrative"])
    more = {
        "narrative": narrative.replace("{car}", car),
        "vehicle_description": car if "{car}" in narrative else "",
        "place": chance.one(said["places"]) if chance.happens(0.6) else "",
        "subject_alias": chance.one(said["aliases"]) if chance.happens(0.3) else "",
        "observed_at": at - timedelta(hours=chance.whole(3, 90)),
        "how_known": HOW.draw(chance),
        "may_name_source": chance.happens(0.4),
        "danger": Danger.NO,
    }
    if plan.present - at > GRADED_AFTER and chance.happens(0.9):
        more |= grade(draft, people, at)
    return Reported(chance.uuid(), agency, by, at, more)


def grade(draft: Draft, people: People, at: datetime) -> dict[str, object]:
    """What the police unit made of a report."""
    chance, officer = draft.chance, people.accounts["police"].id
    has_conditions = chance.happens(0.3)
    when = at + timedelta(days=chance.whole(1, 5))
    return {
        "state": ReportState.GRADED,
        "taken_by_id": officer,
        "taken_at": when - timedelta(hours=2),
        "graded_by_id": officer,
        "graded_at": when,
        "source_reliability": SOURCES.draw(chance),
        "assessment": ASSESSMENTS.draw(chance),
        "handling": Handling.CONDITIONS if has_conditions else Handling.PERMITTED,
        "conditions": words.INTELLIGENCE["conditions"] if has_conditions else "",
        "sanitised_text": chance.one(words.INTELLIGENCE["sanitised"]) if chance.happens(0.7) else "",
    }
