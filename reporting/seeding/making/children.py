"""Children who do not exist: who they are, who holds their case and who works with them."""

from datetime import date, timedelta

from agencies.choices import AgencyCode
from cases.choices import CareStatus, CaseStatus, RelationshipKind, Sex, Ward
from reporting.seeding import names, numbers, places
from reporting.seeding.chance import DAY, Chance, Mix
from reporting.seeding.drafts import IN_CARE, Draft
from reporting.seeding.events import Held, Related
from reporting.seeding.people import People, TeamMade
from reporting.seeding.plan import HAND_WRITTEN, Plan
from slscb.core.days import age_on, birthday

SEXES = Mix({Sex.FEMALE: 66.0, Sex.MALE: 33.5, Sex.UNKNOWN: 0.5})
AGES = Mix({8: 1, 9: 1, 10: 2, 11: 5, 12: 9, 13: 15, 14: 19, 15: 21, 16: 17, 17: 10})
CARE = Mix(
    {
        CareStatus.NONE: 34.0,
        CareStatus.CHILD_IN_NEED: 34.0,
        CareStatus.CHILD_PROTECTION: 11.0,
        CareStatus.LOOKED_AFTER: 16.0,
        CareStatus.LOOKED_AFTER_ELSEWHERE: 5.0,
    }
)
INVOLVED = {
    AgencyCode.EDUCATION: 0.40,
    AgencyCode.HEALTH: 0.30,
    AgencyCode.POLICE: 0.10,
    AgencyCode.EARLY_HELP: 0.18,
    AgencyCode.CAMHS: 0.12,
    AgencyCode.TARGETED_FAMILY: 0.10,
    AgencyCode.ENGAGE: 0.08,
    AgencyCode.YOUTH_OFFENDING: 0.07,
    AgencyCode.TURNING_POINT: 0.04,
    AgencyCode.EMERGENCY_DUTY: 0.03,
}
SHARE_CLOSED = 0.3
KNOWN_BEFORE = timedelta(days=700)
SHARE_WITH_FRONT_DOOR = 0.03
SHARE_MOVED_BETWEEN_TEAMS = 0.7


class ChildMaker:
    """Makes drafts of children, each from a stream of chance of its own."""

    def __init__(self, plan: Plan, people: People) -> None:
        self.plan, self.people = plan, people

    def draft(self, index: int) -> Draft:
        """The child at a place in the borough."""
        chance = Chance(self.plan.seed, "child", index)
        draft = self.someone(index, chance)
        self.close_some(draft)
        self.hold(draft)
        self.involve(draft)
        self.relate(draft)
        return draft

    def someone(self, index: int, chance: Chance) -> Draft:
        """Who the child is and where they live."""
        sex, ethnicity, ward = SEXES.draw(chance), names.ETHNICITIES.draw(chance), places.WARDS.draw(chance)
        given, family = names.name_of(chance, ethnicity, sex)
        born = born_at_age(chance, AGES.draw(chance), self.plan.today)
        care = CARE.draw(chance)
        known = chance.day(self.plan.begins - KNOWN_BEFORE, self.plan.today - 3 * DAY)
        if care == CareStatus.LOOKED_AFTER_ELSEWHERE and ward == Ward.OUTSIDE:
            ward = Ward.CENTRAL
        return Draft(
            index=index,
            chance=chance,
            public_id=chance.uuid(),
            given_name=given,
            family_name=family,
            born=born,
            sex=sex,
            ethnicity=ethnicity,
            ward=ward,
            address=places.placement(chance) if care in IN_CARE else places.address(chance),
            postcode=places.postcode(chance, ward),
            school=places.school(chance, age_on(born, self.plan.today)),
            care_status=care,
            known_on=known,
            told_from=max(known, self.plan.begins),
            known_as=short_name(chance, given),
            nhs_number=numbers.nhs_number(index) if chance.happens(0.7) else None,
            upn=numbers.upn(index) if chance.happens(0.8) else None,
            police_urn=f"TV{numbers.scattered(index):07}" if chance.happens(0.3) else "",
        )

    def close_some(self, draft: Draft) -> None:
        """A case that has ended at least six weeks after it began."""
        first_end = draft.told_from + 42 * DAY
        if draft.chance.happens(SHARE_CLOSED) and first_end < self.plan.today:
            draft.status = CaseStatus.CLOSED
            draft.closed_on = draft.chance.day(first_end, self.plan.today)

    def hold(self, draft: Draft) -> None:
        """Who held the case: the front door first for a few days, then a worker; many have moved between workers."""
        chance, door = draft.chance, self.people.team(AgencyCode.SOCIAL_CARE, "Front door (MASH)")
        if chance.happens(SHARE_WITH_FRONT_DOOR):
            draft.held = [Held(door, None, draft.known_on)]
            return
        team = chance.one(self.people.casework)
        draft.held = [held_by(chance, team, draft.known_on)]
        until = draft.closed_on or self.plan.today
        if chance.happens(SHARE_MOVED_BETWEEN_TEAMS) and (until - draft.known_on).days > 20:
            moved_on = chance.day(draft.known_on + 7 * DAY, until - 7 * DAY)
            draft.held[0].ends_on = moved_on
            draft.held.append(held_by(chance, chance.one(self.people.casework), moved_on))

    def involve(self, draft: Draft) -> None:
        """The agencies that work with the child."""
        for agency, share in INVOLVED.items():
            if draft.chance.happens(share):
                draft.involve(agency, draft.chance.day(draft.known_on, draft.until(self.plan.today)))

    def relate(self, draft: Draft) -> None:
        """The parents or carers, and now and then a friend or someone of concern."""
        chance = draft.chance
        if draft.is_in_care:
            draft.related.append(self.adult(draft, RelationshipKind.CARER, shares_name=False))
        if chance.happens(0.9):
            draft.related.append(self.adult(draft, RelationshipKind.MOTHER, shares_name=True))
        if chance.happens(0.45):
            draft.related.append(self.adult(draft, RelationshipKind.FATHER, shares_name=True))
        if draft.index > HAND_WRITTEN and chance.happens(0.12):
            other = draft.index - chance.whole(1, min(draft.index - HAND_WRITTEN, 40))
            draft.related.append(Related(RelationshipKind.FRIEND, other_index=other))

    def adult(self, draft: Draft, kind: RelationshipKind, *, shares_name: bool) -> Related:
        """A grown-up in the child's life, with a telephone number kept for drama."""
        chance = draft.chance
        sex = Sex.MALE if kind == RelationshipKind.FATHER else Sex.FEMALE
        given, family = names.name_of(chance, draft.ethnicity, sex)
        name = f"{given} {draft.family_name if shares_name else family}"
        return Related(kind, name, contact=numbers.mobile(chance.whole(0, 999)), has_responsibility=shares_name)


def born_at_age(chance: Chance, age: int, today: date) -> date:
    """A birth date that makes someone this old today."""
    return birthday(today - timedelta(days=chance.whole(0, 364)), -age)


def held_by(chance: Chance, team: TeamMade, starts_on: date) -> Held:
    """A worker of the team; now and then nobody yet."""
    return Held(team, chance.one(team.workers) if chance.happens(0.97) else None, starts_on)


def short_name(chance: Chance, given_name: str) -> str:
    """What friends call the child, now and then."""
    return given_name[: 3 + chance.whole(0, 1)] if len(given_name) > 5 and chance.happens(0.12) else ""
