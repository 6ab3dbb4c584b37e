"""What waits for the CSE lead: a new version of the tool to be decided on, a closed calibration round and an open one."""

from datetime import datetime, timedelta
from typing import Any

from agencies.choices import AgencyCode
from reporting.seeding.accounts import ACCOUNTS
from reporting.seeding.chance import Chance
from reporting.seeding.people import People, Person
from reporting.seeding.plan import Plan
from reporting.seeding.tables import Tables
from reporting.seeding.times import office_hours
from risk import rules
from risk.choices import LEVELS, RANK
from risk.data import instrument_data, load_instrument, vignettes
from risk.models import CalibrationRound, Instrument, Vignette, VignetteScore
from risk.rules import Tick

NEW = {
    "code": "M16",
    "band": "medium",
    "text": "Contacted through fake or multiple online accounts",
    "label": "Somebody hides behind fake accounts to reach the child",
}
CLEARER = {"label": "The child is late home or missing again and again: find out who or what draws the child away"}
CLOSED_DAYS, OPEN_DAYS = 60, 20
AS_THE_WRITERS, ONE_MORE = 0.72, 0.8
RATERS = ("socialworker", "socialworker2", "teammanager", "police", "health", "education", "camhs", "yot", "earlyhelp")


class ToolWriter:
    """Writes versions and calibration rounds; nothing of it is about a child."""

    def __init__(self, plan: Plan, tables: Tables, people: People) -> None:
        self.plan, self.tables, self.people = plan, tables, people
        self.chance = Chance(plan.seed, "tool")
        self.tool = load_instrument("1")
        self.instrument = Instrument.objects.filter(tool_version="1").first()

    def write(self) -> None:
        """The draft and both rounds; nothing where version 1 was taken out of the database."""
        if self.instrument is None:
            return
        self.write_draft()
        closed = self.plan.today - timedelta(days=CLOSED_DAYS)
        self.write_round(f"{closed:%B %Y}", closed, closed + timedelta(days=21), [*RATERS], is_over=True)
        begun = self.plan.today - timedelta(days=OPEN_DAYS)
        self.write_round(f"{begun:%B %Y}", begun, self.plan.today + timedelta(days=8), ["health", "yot"], is_over=False)

    def write_draft(self) -> None:
        """Version 2, proposed by the CSE lead: one indicator more, one in clearer words."""
        data = rules.copied(self.tool, instrument_data("1"), "2")
        first = next(one for one in data["indicators"] if one["code"] == "L01")
        data = rules.with_indicator(rules.with_indicator(data, first | CLEARER, "L01"), NEW)
        source = "CSE and trafficking subgroup, autumn meeting"
        lead = self.lead.id
        self.tables.add(
            self.chance,
            Instrument,
            code=self.tool.name,
            tool_version="2",
            title="Pan Berkshire CSE Risk Indicator Tool",
            source=source,
            definition=data | {"source": source},
            drafted_by_id=lead,
            proposed_by_id=lead,
            starts_on=self.plan.today + timedelta(days=31),
        )

    @property
    def lead(self) -> Person:
        """Who drafts and opens."""
        return self.people.accounts["cse.lead"]

    def write_round(self, title: str, began: Any, last: Any, raters: list[str], *, is_over: bool) -> None:
        """A round with its vignettes; in the closed one nearly everybody scores everything."""
        assert self.instrument  # noqa: S101 (asked before)
        at = office_hours(began)
        made = self.tables.add(
            self.chance,
            CalibrationRound,
            title=title,
            instrument_id=self.instrument.pk,
            opened_by_id=self.lead.id,
            closes_on=last,
            created_at=at,
            closed_at=office_hours(last) if is_over else None,
            closed_by_id=self.lead.id if is_over else None,
        )
        for place, one in enumerate(vignettes(), start=1):
            written = self.write_vignette(made, place, one)
            for rater in raters:
                left_out = rater == "camhs" and place == 4
                if not left_out and (is_over or place <= 6):
                    self.write_score(written, one, rater, at + timedelta(days=place))

    def write_vignette(self, made: int, place: int, one: dict[str, Any]) -> int:
        """One fictional case."""
        return self.tables.add(
            self.chance,
            Vignette,
            round_id=made,
            position=place,
            title=one["title"],
            text=one["text"],
            reference_codes=one["codes"],
            reference_level=one["level"],
            reference_reason=one["reason"],
        )

    def write_score(self, vignette: int, one: dict[str, Any], rater: str, at: datetime) -> None:
        """An answer: mostly the writers' own indicators, else one less or one more; the level by the tool's rule."""
        codes = list(one["codes"])
        if not self.chance.happens(AS_THE_WRITERS):
            if codes and not self.chance.happens(ONE_MORE):
                codes.remove(self.chance.one(codes))
            else:
                codes.append(self.chance.one([code for code in ("L01", "L06", "M06", "M09") if code not in codes]))
        ticks = [Tick(code, "current", 11 if code == "H01" else None) for code in codes]
        calculated = rules.calculate(self.tool, ticks).level
        raised = RANK[one["level"]] > RANK[calculated] and self.chance.happens(0.6)
        self.tables.add(
            self.chance,
            VignetteScore,
            vignette_id=vignette,
            rater_id=self.people.accounts[rater].id,
            agency_id=self.people.agencies[self.agency_of(rater)][0],
            ticks=[{"code": tick.code, "when": tick.when, "age_at_event": tick.age_at_event} for tick in ticks],
            organised_model=raised,
            calculated_level=calculated.value,
            level=one["level"] if raised else LEVELS[RANK[calculated]].value,
            reason="What is told here is more than one person’s doing" if raised else "",
            created_at=at,
        )

    def agency_of(self, rater: str) -> AgencyCode:
        """The agency of one of the demo's accounts."""
        return next(one.agency for one in ACCOUNTS if one.username == rater)
