"""How a story is told: a child of the demo's own team, with what happened so many days or hours ago."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from agencies.choices import AgencyCode
from cases.choices import CareStatus, NoteKind, RelationshipKind
from cases.choices.documents import DocumentKind
from cases.rules.sharing import ends
from intelligence.choices import Danger, HowKnown
from missing import rules
from missing.choices import WAITING, InterviewStatus, OfferOutcome
from reporting.seeding import numbers, places
from reporting.seeding.accounts import CSC, EAST
from reporting.seeding.chance import Chance
from reporting.seeding.drafts import Draft
from reporting.seeding.events import (
    BrokenGlass,
    Corrected,
    Filed,
    Held,
    Interviewed,
    Missed,
    Noticed,
    Offered,
    Related,
    Reported,
    Shared,
    Written,
)
from reporting.seeding.making import assessments, episodes, forwarding, interviews, notes
from reporting.seeding.making.children import ChildMaker
from reporting.seeding.making.panels import PanelMaker
from reporting.seeding.people import People
from reporting.seeding.plan import Plan
from risk.choices import Level, When
from slscb.core.clock import from_london
from slscb.core.days import birthday
from slscb.core.words import opening

TELLS_FROM = 430


class Story:
    """One child's story while it is being told."""

    def __init__(self, draft: Draft, plan: Plan, people: People) -> None:
        self.draft, self.plan, self.people = draft, plan, people
        self.worker = people.accounts["socialworker"]

    def is_someone(self, given: str, family: str, age: int, **details: Any) -> None:
        """Who the child is."""
        self.draft.given_name, self.draft.family_name, self.draft.known_as = given, family, ""
        self.draft.born = birthday(self.plan.today - timedelta(days=100 + self.draft.index), -age)
        self.draft.care_status = CareStatus.NONE
        for name, value in details.items():
            setattr(self.draft, name, value)
        self.draft.postcode = places.postcode(self.draft.chance, self.draft.ward)

    def held_by(self, account: str, team: str) -> None:
        """Who holds the case."""
        self.draft.held = [Held(self.people.team(CSC, team), self.people.accounts[account], self.draft.known_on)]

    def ago(self, *, days: float = 0, hours: float = 0) -> datetime:
        """A moment before the present one."""
        return self.plan.present - timedelta(days=days, hours=hours)

    def evening(self, *, days: int, hour: int = 21, minute: int = 30) -> float:
        """How many hours ago an evening was."""
        moment = from_london(self.plan.today - timedelta(days=days), time(hour, minute))
        return (self.plan.present - moment).total_seconds() / 3600

    def involve(self, *agencies: AgencyCode, days: int = 300) -> None:
        """Agencies that work with the child."""
        for agency in agencies:
            self.draft.involve(agency, self.ago(days=days).date())

    def assessed(self, level: Level, *codes: str, days: int, **more: Any) -> None:
        """An assessment so many days ago."""
        day = self.plan.today - timedelta(days=days)
        one = assessments.assessed(self.draft, level, day, dict.fromkeys(codes, When.CURRENT.value))
        one.more |= more
        self.draft.assessments.append(one)

    def went_missing(self, *, hours: float, back: float | None = None, **more: Any) -> Missed:
        """Last seen so many hours ago, and back so many hours ago; the interview of an old episode was held."""
        seen = self.ago(hours=hours)
        if back is None:
            episode = episodes.begun(self.draft, seen, min(seen + timedelta(hours=2), self.plan.present))
        else:
            episode = episodes.ended(self.draft, self.plan, self.people, seen, self.ago(hours=back))
            if episode.interview and episode.interview.status in WAITING:
                self.interview_held(episode, after_hours=min(50, back - 1))
        episode.more |= more
        self.draft.episodes.append(episode)
        return episode

    def interview_waits(self, episode: Missed, *offers: tuple[float, OfferOutcome]) -> Interviewed:
        """The interview of an episode is still to be held, after offers so many hours ago."""
        returned = episode.returned_at or self.plan.present
        status = InterviewStatus.OFFERED if offers else InterviewStatus.TO_OFFER
        made = Interviewed(self.draft.chance.uuid(), rules.interview_due_at(returned), status)
        made.offers = [Offered(self.ago(hours=hours), self.worker, outcome) for hours, outcome in offers]
        episode.interview = made
        return made

    def interview_held(self, episode: Missed, *, after_hours: float) -> None:
        """The interview of an episode was held so many hours after the return."""
        returned = episode.returned_at or self.plan.present
        made = Interviewed(self.draft.chance.uuid(), rules.interview_due_at(returned), "")
        held_at = returned + timedelta(hours=after_hours)
        present = self.plan.present
        episode.interview = interviews.complete(self.draft, self.people, made, returned, held_at, present)

    def noted(self, kind: NoteKind, text: str, *, days: float, by: str = "socialworker", agency: str = CSC) -> None:
        """A note so many days ago."""
        author = self.people.accounts[by]
        self.draft.notes.append(Written(author, AgencyCode(agency), kind, self.ago(days=days), text))

    def filed(
        self, title: str, kind: DocumentKind, words: str, *, days: float, by: str = "socialworker", **more: Any
    ) -> None:
        """A document so many days ago: plain text, unless `content` and `file_format` say otherwise."""
        values = {"agency": AgencyCode(CSC), "marking": "personal", "file_format": "txt", "content": words.encode()}
        filed = Filed(
            by=self.people.accounts[by], title=title, document_kind=kind, at=self.ago(days=days), **values | more
        )
        self.draft.documents.append(filed)

    def shared(self, to: str, agency: AgencyCode, purpose: str, *, days: float, until: int) -> None:
        """The record was shared by the team manager so many days ago, until midnight in so many days."""
        by, end = self.people.accounts["teammanager"], ends(self.plan.today + timedelta(days=until))
        self.draft.shares.append(Shared(by, self.people.accounts[to], agency, purpose, self.ago(days=days), end))

    def opened_in_an_emergency(self, by: str, agency: AgencyCode, reason: str, *, hours: float) -> BrokenGlass:
        """The record was opened in an emergency so many hours ago."""
        account = self.people.accounts[by]
        made = BrokenGlass(self.draft.chance.uuid(), account, agency, reason, self.ago(hours=hours))
        self.draft.emergencies.append(made)
        return made

    def corrected(self, *, days: float, by: str = "socialworker", **before: Any) -> None:
        """The child's details were corrected so many days ago; they had been as said."""
        self.draft.corrected.append(Corrected(self.ago(days=days), self.people.accounts[by], before))

    def knows(self, kind: RelationshipKind, name: str = "", index: int | None = None) -> None:
        """Someone in the child's life; another child of the borough only where the borough is large enough."""
        if index is None:
            self.draft.related.append(Related(kind, name, contact=numbers.mobile(self.draft.index)))
        elif index < self.plan.children:
            self.draft.related.append(Related(kind, other_index=index))

    def told_police(self, account: str, agency: AgencyCode, narrative: str, *, days: float, **more: Any) -> None:
        """Intelligence that somebody sent."""
        at = self.ago(days=days)
        values = {"narrative": narrative, "how_known": HowKnown.TOLD, "may_name_source": False, "danger": Danger.NO}
        by = self.people.accounts[account]
        observed = {"observed_at": at - timedelta(hours=14)}
        self.draft.reports.append(Reported(self.draft.chance.uuid(), agency, by, at, values | observed | more))

    def notifies(self, account: str, title: str, link: str, *, hours: float, urgent: bool = False) -> None:
        """A notice that somebody got so many hours ago."""
        at = self.ago(hours=hours)
        title = opening(title.replace("{child}", f"child {numbers.reference(self.draft.index)}"))
        key = f"told:{account}:{self.draft.index}:{len(self.draft.notices)}"
        self.draft.notices.append(Noticed(account, title, link, key, at, urgent))


class Teller:
    """Tells the stories with the same makers that the rest of the borough comes from."""

    def __init__(self, plan: Plan, people: People, children: ChildMaker, panels: PanelMaker) -> None:
        self.plan, self.people, self.children, self.panels = plan, people, children, panels

    def tell(self, story: Callable[[Story], None], index: int) -> Draft:
        """One story as a draft."""
        draft = self.children.someone(index, Chance(self.plan.seed, "story", index))
        draft.known_on = draft.told_from = self.plan.today - timedelta(days=TELLS_FROM - index)
        draft.nhs_number, draft.upn = numbers.nhs_number(index), numbers.upn(index)
        telling = Story(draft, self.plan, self.people)
        telling.held_by("socialworker", EAST)
        story(telling)
        draft.episodes.sort(key=lambda one: one.last_seen_at)
        draft.assessments.sort(key=lambda one: one.assessed_on)
        assessments.stand(draft)
        forwarding.bring_reviews_forward(draft, self.plan)
        if any(one.more["police_reference"] for one in draft.episodes):
            draft.involve(AgencyCode.POLICE, draft.episodes[0].last_seen_at.date(), "Missing, reported to police")
        self.panels.add_panel(draft)
        notes.add_notes(draft, self.plan, self.people)
        return draft
