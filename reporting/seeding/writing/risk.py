"""Rows of the risk app: assessments with their evidence, what they call for, and the reminders of reviews."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

from agencies.choices import AgencyCode
from agencies.models import Agency
from reporting.seeding import words
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Assessed, Line
from reporting.seeding.making.assessments import in_force
from reporting.seeding.people import People
from reporting.seeding.tables import Tables
from reporting.seeding.times import midday, morning, office_hours
from reporting.seeding.writing.reminders import Reminders
from risk.choices import AssessmentKind, Level, Nature, ResponseKind, ResponseStatus
from risk.models import Assessment, Indicator, IndicatorTick, Instrument, RequiredResponse
from risk.models.response import OPEN_STATUSES
from risk.rules import response_due_on
from risk.services.notices import summary_of
from risk.services.responses import AGENCY_OF, RESPONSE_OVERDUE
from risk.services.reviews import REVIEW_DUE, REVIEW_OVERDUE

CALLS_FOR_RESPONSE = (Level.MEDIUM, Level.HIGH)
DONE_WITHIN = 12
LINK = "risk.assessment"


class RiskWriter:
    """Writes assessments and what follows from them."""

    def __init__(self, tables: Tables, people: People, reminders: Reminders) -> None:
        self.tables, self.people, self.reminders = tables, people, reminders
        self.instrument_id = Instrument.objects.get(tool_version="1").pk
        self.indicators = dict(Indicator.objects.filter(instrument=self.instrument_id).values_list("code", "pk"))
        self.agencies = {code: Agency(pk=made[0], code=code, name=code.label) for code, made in people.agencies.items()}

    def write(self, draft: Draft) -> None:
        """Every screening and assessment of a child in order; the last of them has the open responses."""
        previous: int | None = None
        screening: int | None = None
        run: list[tuple[Assessed, int]] = []
        for one in draft.assessments:
            is_assessment = one.kind == AssessmentKind.ASSESSMENT
            links: dict[str, int | None] = (
                {"previous_id": previous, "based_on_screening_id": screening} if is_assessment else {}
            )
            made = self.write_assessment(draft, one, links)
            if not is_assessment:
                screening = made
                continue
            previous, screening = made, None
            if run and one.final_level not in CALLS_FOR_RESPONSE:
                self.write_responses(draft, run, is_over=True)
                run = []
            elif one.final_level in CALLS_FOR_RESPONSE:
                run.append((one, made))
        if run:
            self.write_responses(draft, run, is_over=not draft.is_open)
        self.remind(draft, previous)

    def write_assessment(self, draft: Draft, one: Assessed, links: dict[str, int | None]) -> int:
        """One row with its ticks and its line."""
        values: dict[str, Any] = {
            "public_id": one.public_id,
            "assessment_kind": one.kind,
            "assessed_on": one.assessed_on,
            "final_level": one.final_level,
            "review_due_on": one.review_due_on,
            **one.result,
            **one.more,
        }
        agency = self.agencies[one.agency]
        who = {"child_id": draft.id, "completed_by_id": one.by.id, "agency_id": agency.pk}
        at = midday(one.assessed_on)
        keys = {"instrument_id": self.instrument_id, "created_at": at, "changed_at": at}
        made = self.tables.add(draft.chance, Assessment, **values, **who, **keys, **links)
        for code, when in one.codes.items():
            self.write_tick(draft, one, made, code, when)
        summary = summary_of(cast(Assessment, SimpleNamespace(**{"status": "", "agency": agency} | values)))
        draft.lines.append(Line(at, "risk", summary, LINK, one.public_id, one.by.id))
        return made

    def write_tick(self, draft: Draft, one: Assessed, made: int, code: str, when: str) -> None:
        """An indicator with what it rests on."""
        days = 200 if when == "historic" else 40
        self.tables.add(
            draft.chance,
            IndicatorTick,
            assessment_id=made,
            indicator_id=self.indicators[code],
            when=when,
            evidence=draft.say(words.EVIDENCE[code]),
            observed_on=one.assessed_on - timedelta(days=draft.chance.whole(days // 2, days)),
            agency_id=self.agencies[one.agency].pk,
            nature=Nature.FACT if draft.chance.happens(0.85) else Nature.OPINION,
        )

    def write_responses(self, draft: Draft, run: list[tuple[Assessed, int]], *, is_over: bool) -> None:
        """What each assessment of a run of MEDIUM and HIGH called for: done as a rule, else carried on to the next."""
        ends = [one.assessed_on for one, _ in run[1:]] + [self.tables.present.date()]
        for (one, made), end in zip(run, ends, strict=True):
            is_last = one is run[-1][0]
            for kind in ResponseKind:
                done_on = one.assessed_on + timedelta(days=draft.chance.whole(1, DONE_WITHIN))
                if done_on < end and draft.chance.happens(0.93):
                    self.write_response(draft, kind, one, made, self.done(draft, office_hours(done_on, 60)))
                elif is_last:
                    self.write_response(draft, kind, one, made, self.not_done(draft, one, is_over=is_over))

    def done(self, draft: Draft, at: datetime) -> dict[str, Any]:
        """A response that came to something."""
        outcome = draft.chance.one(words.RISK["outcome"])
        return {"status": ResponseStatus.DONE, "done_at": at, "acknowledged_at": at, "outcome": outcome}

    def not_done(self, draft: Draft, one: Assessed, *, is_over: bool) -> dict[str, Any]:
        """A response that is no longer called for, was taken on, or was not."""
        if is_over:
            return {"status": ResponseStatus.NOT_NEEDED}
        at = midday(one.assessed_on) + timedelta(hours=3)
        if at < self.tables.present and draft.chance.happens(0.4):
            return {"status": ResponseStatus.ACKNOWLEDGED, "acknowledged_at": at}
        return {"status": ResponseStatus.NOT_STARTED}

    def write_response(self, draft: Draft, kind: ResponseKind, one: Assessed, made: int, state: dict[str, Any]) -> None:
        """One response, with its reminder while it is open."""
        code = AGENCY_OF[kind]
        police = self.people.accounts["police"].id
        response_id, due = draft.chance.uuid(), response_due_on(one.final_level, one.assessed_on)
        response = self.tables.add(
            draft.chance,
            RequiredResponse,
            public_id=response_id,
            child_id=draft.id,
            assessment_id=made,
            response_kind=kind,
            agency_id=self.agencies[code].pk,
            owner_id=draft.worker.id
            if code == AgencyCode.SOCIAL_CARE
            else (police if "acknowledged_at" in state else None),
            due_on=due,
            created_at=midday(one.assessed_on),
            **state,
        )
        if state["status"] in OPEN_STATUSES:
            at = morning(due + timedelta(days=1))
            self.reminders.promise(draft, RESPONSE_OVERDUE, RequiredResponse, response, at, f"{response_id}:{due}")

    def remind(self, draft: Draft, assessment: int | None) -> None:
        """The reminders of the review of the level in force."""
        last = in_force(draft)
        if last is None or assessment is None or last.review_due_on is None or not draft.is_open:
            return
        for kind, days in ((REVIEW_DUE, 0), (REVIEW_OVERDUE, 1)):
            at, key = morning(last.review_due_on + timedelta(days=days)), f"{last.public_id}:{last.review_due_on}"
            self.reminders.promise(draft, kind, Assessment, assessment, at, key)
