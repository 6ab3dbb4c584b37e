"""Rows of the serac app: the series and its meetings, referrals, agendas, decisions and actions."""

from datetime import timedelta

from django.db import connection

from agencies.choices import AgencyCode
from cases.choices import Basis
from reporting.seeding import words
from reporting.seeding.chance import Chance
from reporting.seeding.drafts import Draft
from reporting.seeding.events import ActionSet, Discussed, Line, ReferredToPanel
from reporting.seeding.making.calendar import CIRCULATED_BEFORE, STARTS_AT, Sitting
from reporting.seeding.people import PARTNERS, People
from reporting.seeding.plan import Plan
from reporting.seeding.tables import Tables
from reporting.seeding.times import midday, morning, office_hours
from reporting.seeding.writing.records import RecordWriter
from reporting.seeding.writing.reminders import Reminders
from serac.choices import ActionStatus, Attendance, MeetingStatus, Outcome, ReferralStatus
from serac.models import (
    ActionProgress,
    AgendaItem,
    Attendee,
    Meeting,
    PanelAction,
    PanelDecision,
    PanelReferral,
    PanelSeries,
)
from serac.services.actions import DUE, OVERDUE
from slscb.core.clock import from_london
from slscb.core.days import written
from slscb.core.words import day_words

IN_ORDER = """
    UPDATE serac_agendaitem SET position = ranked.place
    FROM (
        SELECT id, row_number() OVER (
            PARTITION BY meeting_id
            ORDER BY section, array_position(ARRAY['high', 'medium', 'low'], level::text),
                jsonb_array_length(reasons) DESC, (SELECT min(one ->> 'since') FROM jsonb_array_elements(reasons) AS one),
                child_id::text COLLATE "C"
        ) AS place FROM serac_agendaitem
    ) AS ranked
    WHERE ranked.id = serac_agendaitem.id
"""


class PanelWriter:
    """Writes what the panel keeps."""

    def __init__(self, plan: Plan, tables: Tables, people: People, sittings: list[Sitting]) -> None:
        self.plan, self.tables, self.people, self.sittings = plan, tables, people, sittings
        self.office = people.team(AgencyCode.SOCIAL_CARE, "SERAC office")
        self.members = people.team(AgencyCode.BOARD, "SERAC members")
        self.coordinator, self.chair = people.accounts["serac.coordinator"].id, people.accounts["serac.chair"].id
        self.meeting_ids: list[int] = []

    def write_calendar(self) -> None:
        """The series, the meetings held with who was there, today's and those to come."""
        chance = Chance(self.plan.seed, "attendance")
        series = self.tables.add(
            chance,
            PanelSeries,
            name="SERAC",
            first_meeting_on=self.sittings[0].held_on,
            starts_at=STARTS_AT,
            venue=words.PANEL["venue"],
        )
        for sitting in self.sittings:
            self.meeting_ids.append(self.write_meeting(chance, series, sitting))

    def write_meeting(self, chance: Chance, series: int, sitting: Sitting) -> int:
        """One meeting."""
        values: dict[str, object] = {"status": MeetingStatus.PLANNED}
        is_held = sitting.held_on < self.plan.today
        if is_held:
            sent = office_hours(sitting.held_on - CIRCULATED_BEFORE, 120)
            values = {
                "status": MeetingStatus.HELD,
                "agenda_built_at": sent - timedelta(hours=1),
                "circulated_at": sent,
                "circulated_by_id": self.coordinator,
                "minutes": words.PANEL["minutes"],
            }
        elif sitting.held_on == self.plan.today:
            built_at = min(office_hours(self.plan.today), self.plan.present)
            values = {"status": MeetingStatus.DRAFT, "agenda_built_at": built_at}
        made = self.tables.add(
            chance, Meeting, public_id=sitting.public_id, series_id=series, held_on=sitting.held_on, **values
        )
        for code in (AgencyCode.SOCIAL_CARE, *PARTNERS) if is_held else ():
            self.write_attendee(chance, made, code)
        return made

    def write_attendee(self, chance: Chance, meeting: int, code: AgencyCode) -> None:
        """Whether an agency was there; the four of the quorum always."""
        needed = (AgencyCode.SOCIAL_CARE, AgencyCode.POLICE, AgencyCode.HEALTH, AgencyCode.EDUCATION)
        came = code in needed or chance.happens(0.85)
        attendance = Attendance.PRESENT if came else chance.one((Attendance.APOLOGIES, Attendance.ABSENT))
        agency = self.people.agencies[code][0]
        self.tables.add(
            chance, Attendee, meeting_id=meeting, agency_id=agency, attendance=attendance, confidentiality_agreed=came
        )

    def write(self, draft: Draft, records: RecordWriter) -> None:
        """Everything about a child, and the rights of the panel's office and members."""
        for referral in draft.referrals:
            self.write_referral(draft, referral)
        for item in draft.items:
            self.write_item(draft, item)
        first = [one.at.date() for one in draft.referrals] + [self.sittings[one.meeting].held_on for one in draft.items]
        if first:
            records.grant_group(draft, self.office.group_id, Basis.PANEL_OFFICE, min(first))
        if discussed := [one for one in draft.items if one.outcome]:
            last = self.sittings[discussed[-1].meeting]
            until = from_london(last.next_on, STARTS_AT)
            if until > self.plan.present:
                records.grant_group(draft, self.members.group_id, Basis.PANEL, last.held_on - CIRCULATED_BEFORE, until)

    def write_referral(self, draft: Draft, one: ReferredToPanel) -> None:
        """One referral and its lines."""
        self.tables.add(
            draft.chance,
            PanelReferral,
            public_id=one.public_id,
            child_id=draft.id,
            agency_id=self.people.agencies[one.agency][0],
            referred_by_id=one.by.id,
            referred_at=one.at,
            reason=one.reason,
            status=one.status,
            decided_by_id=self.coordinator if one.decided_at else None,
            decided_at=one.decided_at,
            decision_reason=one.decision_reason,
            created_at=one.at,
        )
        link = ("serac.panelreferral", one.public_id)
        said = f"Referred to the SERAC panel by {one.agency.label}"
        draft.lines.append(Line(one.at, "panel", said, *link, one.by.id))
        if one.decided_at:
            answer = ReferralStatus.REJECTED if one.status == ReferralStatus.REJECTED else ReferralStatus.ACCEPTED
            said = f"Referral to the SERAC panel by {one.agency.label}: {answer.label.lower()}"
            draft.lines.append(Line(one.decided_at, "panel", said, *link, self.coordinator))

    def write_item(self, draft: Draft, item: Discussed) -> None:
        """A child on one agenda, the decision if there is one, and the actions."""
        sitting, meeting = self.sittings[item.meeting], self.meeting_ids[item.meeting]
        made = self.tables.add(
            draft.chance,
            AgendaItem,
            public_id=item.public_id,
            meeting_id=meeting,
            child_id=draft.id,
            section=item.section,
            position=draft.index,
            reasons=item.reasons,
            level=item.level,
        )
        if item.outcome:
            self.write_decision(draft, sitting, made, item)
        for action in item.actions:
            self.write_action(draft, sitting, made, meeting, action)

    def write_decision(self, draft: Draft, sitting: Sitting, made: int, item: Discussed) -> None:
        """What the panel decided, and its line."""
        self.tables.add(
            draft.chance,
            PanelDecision,
            item_id=made,
            child_id=draft.id,
            decided_on=sitting.held_on,
            outcome=item.outcome,
            level=item.level,
            recorded_by_id=self.chair,
            created_at=midday(sitting.held_on),
            **item.more,
        )
        review = item.more["next_review_on"]
        said = f"SERAC panel: {Outcome(item.outcome).label.lower()}"
        said += f"; next review on {written(review)}" if review else ""
        at = midday(sitting.held_on)
        draft.lines.append(Line(at, "panel", said, "serac.agendaitem", item.public_id, self.chair))

    def write_action(self, draft: Draft, sitting: Sitting, item: int, meeting: int, one: ActionSet) -> None:
        """One action, how far it has come, and its reminders while it is open."""
        made = self.tables.add(
            draft.chance,
            PanelAction,
            public_id=one.public_id,
            item_id=item,
            meeting_id=meeting,
            child_id=draft.id,
            title=one.title,
            agency_id=self.people.agencies[one.agency][0],
            due_on=one.due_on,
            status=one.status,
            outcome=one.outcome,
            completed_on=one.completed_on,
            recorded_by_id=self.coordinator,
            created_at=midday(sitting.held_on),
        )
        link = ("serac.panelaction", one.public_id)
        said = f"SERAC action for {one.agency.label}, due {day_words(one.due_on)}: {one.title}"
        at = midday(sitting.held_on) + timedelta(minutes=5)
        draft.lines.append(Line(at, "panel", said, *link, self.coordinator))
        if one.settled_on:
            self.write_progress(draft, made, one, link)
        for kind, days in ((DUE, 0), (OVERDUE, 1)) if one.status == ActionStatus.OPEN else ():
            Reminders(self.tables).promise(
                draft, kind, PanelAction, made, morning(one.due_on + timedelta(days=days)), f"{one.public_id}:1"
            )

    def write_progress(self, draft: Draft, action: int, one: ActionSet, link: tuple[str, str]) -> None:
        """What the agency reported."""
        author = self.people.speaks_for(draft.chance, one.agency).id
        at = min(office_hours(one.settled_on, 200), self.plan.present) if one.settled_on else self.plan.present
        self.tables.add(
            draft.chance,
            ActionProgress,
            action_id=action,
            author_id=author,
            status=one.status,
            text=one.outcome,
            created_at=at,
        )
        said = f"SERAC action of {one.agency.label}: {ActionStatus(one.status).label.lower()}. {one.title}"
        draft.lines.append(Line(at, "panel", said, *link, author))

    def finish(self) -> None:
        """Number the items of each agenda as `serac.rules` orders them."""
        with connection.cursor() as cursor:
            cursor.execute(IN_ORDER)
