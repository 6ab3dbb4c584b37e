"""What the panel does for a child: referrals, agendas by the panel's own rules, decisions and actions."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from agencies.choices import AgencyCode
from reporting.seeding import words
from reporting.seeding.chance import Mix
from reporting.seeding.drafts import Draft
from reporting.seeding.events import ActionSet, Discussed, ReferredToPanel
from reporting.seeding.making.calendar import Sitting
from reporting.seeding.people import PARTNERS, People
from reporting.seeding.plan import Plan
from reporting.seeding.times import office_hours
from risk.choices import AssessmentKind, Level
from serac import rules
from serac.choices import ActionStatus, ClosedReason, Outcome, ReferralStatus
from slscb.core.clock import london_day

SHARE_REFERRED = {Level.HIGH.value: 0.5, Level.MEDIUM.value: 0.4, Level.LOW.value: 0.05}
SHARE_REFERRED_OTHERWISE = 0.006
MANY_EPISODES, SHARE_OF_MANY = 5, 0.25
REFERRERS = (AgencyCode.SOCIAL_CARE, *PARTNERS)
DECIDED_AFTER = timedelta(days=4)
ACTIONS_AT_FIRST, ACTIONS_LATER = Mix({0: 10, 1: 35, 2: 35, 3: 20}), Mix({0: 55, 1: 33, 2: 12})
SETTLED = Mix(
    {ActionStatus.DONE: 88.0, ActionStatus.NOT_POSSIBLE: 5.0, ActionStatus.NOT_DONE: 3.0, ActionStatus.OPEN: 4.0}
)
FORGOTTEN_AT_MOST = timedelta(days=70)
SHARE_DONE_BY_THE_DAY = 0.7
LOW = (Level.NONE, Level.LOW)
GOES_ON = Mix({Outcome.CONTINUE: 90.0, Outcome.DEFER: 3.0, Outcome.STEP_UP: 5.0, Outcome.REFER_ON: 2.0})
MEETINGS_UNTIL_REVIEW = {Level.HIGH.value: 1, Level.MEDIUM.value: 2}


@dataclass
class Course:
    """How far a child has come with the panel while the meetings pass."""

    levels: tuple[rules.LevelOn, ...]
    episodes: tuple[rules.EpisodeOn, ...]
    review_due_on: date | None = None
    actions: list[ActionSet] = field(default_factory=list)
    low_panels: int = 0
    was_high: bool = False


class PanelMaker:
    """Lets the panel's meetings pass for one child after the other."""

    def __init__(self, plan: Plan, people: People, sittings: list[Sitting]) -> None:
        self.plan, self.people = plan, people
        self.held = [one for one in sittings if one.held_on < plan.today]
        self.today = sittings[len(self.held)]

    def add_panel(self, draft: Draft) -> None:
        """Refer some children, and put on each agenda whom the rules put there."""
        self.refer(draft)
        course = course_of(draft)
        may_be_listed = (
            draft.referrals or len(course.episodes) > 2 or any(one.level not in LOW for one in course.levels)
        )
        if not may_be_listed:
            return
        until = draft.until(self.plan.today)
        for sitting in self.held:
            if draft.told_from < sitting.held_on <= until:
                self.sit(draft, course, sitting)
        if draft.is_open:
            self.put_forward(draft, course)

    def refer(self, draft: Draft) -> None:
        """A referral by an agency; those of the last days wait for an answer."""
        share = SHARE_REFERRED.get(draft.risk_level, SHARE_REFERRED_OTHERWISE)
        share = max(share, SHARE_OF_MANY if len(draft.episodes) >= MANY_EPISODES else 0)
        if not draft.chance.happens(share):
            return
        day = draft.chance.day(draft.told_from, draft.until(self.plan.today))
        draft.referrals.append(self.referral(draft, day))

    def referral(self, draft: Draft, day: date) -> ReferredToPanel:
        """One referral of a day."""
        chance = draft.chance
        agency = chance.one(REFERRERS)
        at = office_hours(day, chance.whole(20, 400))
        one = ReferredToPanel(
            chance.uuid(),
            agency,
            draft.worker if agency == AgencyCode.SOCIAL_CARE else self.people.speaks_for(chance, agency),
            min(at, self.plan.present),
            draft.say(chance.one(words.PANEL["referral"])),
        )
        if self.plan.today - day > DECIDED_AFTER:
            is_accepted = chance.happens(0.85)
            one.status = ReferralStatus.ACCEPTED if is_accepted else ReferralStatus.REJECTED
            one.decided_at = one.at + timedelta(days=chance.whole(1, 3))
            one.decision_reason = "" if is_accepted else chance.one(words.PANEL["rejected"])
        if agency != AgencyCode.SOCIAL_CARE:
            draft.involve(agency, day)
        return one

    def sit(self, draft: Draft, course: Course, sitting: Sitting) -> None:
        """One meeting: nothing where no rule lists the child."""
        referral = accepted(draft)
        listing = rules.listing(facts_of(draft, course, sitting), sitting.facts)
        if listing is None:
            return
        item = self.decide(draft, course, sitting, listing)
        draft.items.append(item)
        self.set_actions(draft, course, sitting, item)
        if referral and item.outcome != Outcome.DEFER and london_day(referral.at) <= sitting.held_on:
            referral.status = ReferralStatus.DISCUSSED

    def put_forward(self, draft: Draft, course: Course) -> None:
        """The draft of today's agenda: listed, and nothing decided yet."""
        listing = rules.listing(facts_of(draft, course, self.today), self.today.facts)
        if listing is None:
            return
        level = listing.level if course.levels else ""
        reasons = [rules.reason_data(reason) for reason in listing.reasons]
        draft.items.append(Discussed(draft.chance.uuid(), self.today.number, int(listing.section), reasons, level))

    def decide(self, draft: Draft, course: Course, sitting: Sitting, listing: rules.Listing) -> Discussed:
        """What the panel decides: closes after two low panels, steps down what has come down, else goes on."""
        level = listing.level if any(one.day <= sitting.held_on for one in course.levels) else ""
        course.low_panels = course.low_panels + 1 if level in (*LOW, "") else 0
        outcome: Outcome = GOES_ON.draw(draft.chance)
        if course.low_panels > 1 and level:
            outcome = Outcome.CLOSE
        elif course.was_high and level != Level.HIGH:
            outcome = Outcome.STEP_DOWN
        course.was_high = level == Level.HIGH
        course.review_due_on = None
        if outcome != Outcome.CLOSE:
            ahead = 1 if outcome == Outcome.DEFER else MEETINGS_UNTIL_REVIEW.get(level, 3)
            course.review_due_on = sitting.held_on + ahead * (sitting.next_on - sitting.held_on)
        reasons = [rules.reason_data(reason) for reason in listing.reasons]
        said = self.said(draft, outcome, course.review_due_on)
        return Discussed(draft.chance.uuid(), sitting.number, int(listing.section), reasons, level, outcome, more=said)

    def said(self, draft: Draft, outcome: Outcome, review: date | None) -> dict[str, Any]:
        """What the minutes say of a decision."""
        is_lower = outcome in (Outcome.CLOSE, Outcome.STEP_DOWN)
        return {
            "discussion": draft.say(draft.chance.one(words.PANEL["discussion"])),
            "reason": "" if outcome == Outcome.CONTINUE else draft.chance.one(words.PANEL["reason"]),
            "plan_in_place": is_lower or draft.chance.happens(0.6),
            "lead_agency_agrees": is_lower or draft.chance.happens(0.5),
            "closed_reason": ClosedReason.RISK_REDUCED if outcome == Outcome.CLOSE else "",
            "next_review_on": review,
        }

    def set_actions(self, draft: Draft, course: Course, sitting: Sitting, item: Discussed) -> None:
        """Actions for agencies, due by the next meeting."""
        chance = draft.chance
        if item.outcome in (Outcome.CLOSE, Outcome.DEFER):
            return
        count = (ACTIONS_AT_FIRST if len(draft.items) < 3 else ACTIONS_LATER).draw(chance)
        for agency in chance.sample(list(words.ACTIONS), count):
            title = draft.say(chance.one(words.ACTIONS[agency]))
            action = ActionSet(chance.uuid(), title, agency, sitting.next_on)
            self.settle(draft, action, sitting.held_on)
            item.actions.append(action)
            course.actions.append(action)
            if agency != AgencyCode.SOCIAL_CARE:
                draft.involve(agency, sitting.held_on, "Action of the SERAC panel")

    def settle(self, draft: Draft, action: ActionSet, set_on: date) -> None:
        """How far an action has come by today; few are left open for long."""
        chance, today = draft.chance, self.plan.today
        status: ActionStatus = SETTLED.draw(chance)
        if action.due_on >= today:
            status = ActionStatus.DONE if chance.happens(SHARE_DONE_BY_THE_DAY) else ActionStatus.OPEN
        elif status == ActionStatus.OPEN and today - action.due_on > FORGOTTEN_AT_MOST:
            status = ActionStatus.DONE
        action.status = status
        if status == ActionStatus.OPEN:
            return
        last = min(today, action.due_on + timedelta(days=10 if chance.happens(0.2) else 0))
        action.settled_on = chance.day(set_on + timedelta(days=1), last)
        action.completed_on = action.settled_on if status == ActionStatus.DONE else None
        key = {ActionStatus.DONE: "done", ActionStatus.NOT_POSSIBLE: "not_possible", ActionStatus.NOT_DONE: "not_done"}
        said = words.PANEL[key[status]]
        action.outcome = said if isinstance(said, str) else chance.one(said)


def course_of(draft: Draft) -> Course:
    """What the panel's rules need to know of a child."""
    levels = [
        rules.LevelOn(one.assessed_on, one.final_level, one.public_id)
        for one in draft.assessments
        if one.kind == AssessmentKind.ASSESSMENT
    ]
    episodes = [rules.EpisodeOn(london_day(one.last_seen_at), one.public_id) for one in draft.episodes]
    return Course(tuple(levels), tuple(episodes))


def open_on(actions: list[ActionSet], day: date) -> tuple[rules.OpenAction, ...]:
    """The actions that were not settled on a day."""
    return tuple(
        rules.OpenAction(one.public_id, one.title, one.due_on)
        for one in actions
        if one.settled_on is None or one.settled_on > day
    )


def accepted(draft: Draft) -> ReferredToPanel | None:
    """The first referral that was accepted and has not been discussed."""
    found = (one for one in draft.referrals if one.status == ReferralStatus.ACCEPTED and one.decided_at)
    return next(found, None)


def facts_of(draft: Draft, course: Course, sitting: Sitting) -> rules.ChildFacts:
    """A child as the panel's rules see it at a meeting."""
    return rules.ChildFacts(
        child=str(draft.index),
        levels=course.levels,
        review_due_on=course.review_due_on,
        episodes=course.episodes,
        open_actions=open_on(course.actions, sitting.facts.built_on),
        referral=as_referred(accepted(draft)),
        on_last_agenda=any(item.meeting == sitting.number - 1 for item in draft.items[-1:]),
        decided=True,
    )


def as_referred(referral: ReferredToPanel | None) -> rules.Referred | None:
    """A referral that was accepted, as the rules take it."""
    if referral is None or referral.decided_at is None:
        return None
    return rules.Referred(referral.public_id, london_day(referral.decided_at), referral.agency.label)
