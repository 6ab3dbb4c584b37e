"""Thirty days of openings with twenty snoops among them: all are found, and hardly anybody else."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.management import call_command

from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import User
from cases import tasks
from cases.models import Child, UnusualAccess
from cases.services import involvement, watching
from slscb.core.clock import from_london, london_day
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_team, a_user, an_agency
from tests.factories.cases import a_child, an_unusual_access

pytestmark = pytest.mark.django_db

LAST = date(2026, 11, 22)
DAYS = [LAST - timedelta(days=back) for back in range(30)]
WORKING_DAYS = [day for day in DAYS if day.weekday() < 5]
SINCE, UNTIL = datetime(2026, 10, 24, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
LONG_AGO = datetime(2026, 6, 1, 9, tzinfo=UTC)
HONEST, MOST_FALSE = 3_000, 0.01
COMMON = (
    "Khan",
    "Singh",
    "Patel",
    "Ahmed",
    "Ali",
    "Hussain",
)  # one in six has one of these, as in Slough; others few share
STARTS, ENDS = ("Ash", "Brin", "Cole", "Dray", "Fair", "Green", "Hol", "Kers", "Lang", "Nor", "Thor", "Wex"), 24
SURNAMES = [*COMMON * 8, *(f"{start}{chr(97 + end)}ley" for start in STARTS for end in range(ENDS))]


class Place:
    """Three teams with their children, agencies beside them, and what is opened there."""

    def __init__(self, time_machine) -> None:
        self.draw = random.Random(20261123)  # noqa: S311
        time_machine.move_to(LONG_AGO, tick=False)
        self.teams = [[self.named(a_user(team=team)) for _ in range(4)] for team in (a_team(), a_team(), a_team())]
        self.managers = [
            self.named(a_user(Role.TEAM_MANAGER, people[0].memberships.get().team)) for people in self.teams
        ]
        self.nurse = self.named(a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER))
        self.night = self.named(a_member_of(AgencyCode.EMERGENCY_DUTY, Role.PRACTITIONER))
        self.lead = self.named(a_user(Role.CSE_LEAD, a_team("Leads", kind=TeamKind.SAFEGUARDING_LEADS)))
        self.children = [self.a_child(number) for number in range(60)]
        self.snooped: set[tuple[int, int]] = set()
        self.events: list[AuditEvent] = []
        time_machine.move_to(UNTIL, tick=False)

    def named(self, user: User) -> User:
        user.last_name = self.draw.choice(SURNAMES)
        user.save()
        return user

    def a_child(self, number: int) -> tuple[Child, int]:
        """A child of one of the teams, with the team's number; some with health and the night team, some closed."""
        worker = self.teams[number % 3][number % 4]
        child = a_child(worker, given_name=f"Child{number}", family_name=self.draw.choice(SURNAMES))
        for code in (AgencyCode.HEALTH, AgencyCode.EMERGENCY_DUTY):
            involvement.involve(
                actor=self.managers[number % 3], child_id=child.public_id, agency=an_agency(code), reason="Checks"
            )
        if number >= 50:
            Child.objects.filter(pk=child.pk).update(status="closed", closed_on=LONG_AGO.date())
        return child, number % 3

    def open(self, person: User, child: Child, at: datetime, action: str = "view") -> tuple[int, int, date]:
        self.events.append(AuditEvent(at=at, actor=person, action=action, about=[child.pk], target_kind="cases.child"))
        return person.pk, child.pk, london_day(at)

    def at(self, days=WORKING_DAYS, first: int = 8, last: int = 19) -> datetime:
        return from_london(self.draw.choice(days), time(self.draw.randint(first, last - 1), self.draw.randint(0, 59)))

    def honest(self) -> set[tuple[int, int, date]]:
        """What people open for their work: their own and their team's, agencies involved, a duty worker who writes."""
        made = set()
        for _ in range(HONEST):
            (child, team), kind = self.draw.choice(self.children[:50]), self.draw.random()
            mine = child.allocations.get().worker
            if kind < 0.6:
                made.add(self.open(mine, child, self.at()))
            elif kind < 0.75:
                made.add(self.open(self.managers[team], child, self.at()))
            elif kind < 0.8:
                made.add(self.open(self.colleague(team, child), child, self.at()))
            elif kind < 0.87:
                made.add(self.open(self.nurse, child, self.at()))
            elif kind < 0.92:
                made.add(self.open(self.lead, child, self.at()))
            elif kind < 0.97:
                made.add(self.open(self.night, child, self.at(DAYS, 0, 24)))
            else:
                at = self.at()
                duty = self.stranger(team, child)
                made.add(self.open(duty, child, at))
                self.open(duty, child, at + timedelta(minutes=9), "create")
        return made

    def colleague(self, team: int, child: Child) -> User:
        return self.draw.choice([one for one in self.teams[team] if one.last_name != child.family_name])

    def stranger(self, team: int, child: Child) -> User:
        """Somebody of another team, whom nothing connects with the child."""
        others = [one for number, people in enumerate(self.teams) if number != team for one in people]
        return self.draw.choice([one for one in others if one.last_name != child.family_name])

    def snoops(self) -> dict[tuple[int, int, date], str]:
        """Twenty who had no business there, and why each should be found."""
        made = {}
        for number in range(18):
            child, team = self.children[number if number % 4 != 3 else 50 + number // 2]
            mine = child.allocations.get().worker
            kind = ("same_surname", "no_connection", "out_of_hours", "after_closure")[number % 4]
            if kind == "same_surname":
                namesake = self.draw.choice([one for one in self.teams[team] if one != mine])
                User.objects.filter(pk=namesake.pk).update(last_name="Unmatched")
                relative = self.named(a_user(team=namesake.memberships.get().team))
                User.objects.filter(pk=relative.pk).update(last_name=child.family_name.upper())
                made[self.open(relative, child, self.at())] = kind
            elif kind == "no_connection":
                made[self.open(self.stranger(team, child), child, self.at())] = kind
            elif kind == "out_of_hours":
                made[self.open(mine, child, self.at(first=22, last=24))] = kind
            else:
                made[self.open(mine, child, self.at())] = kind
        for team in (0, 1):
            began = from_london(WORKING_DAYS[team], time(7, 30))
            own = [child for child, of in self.children[:50] if of == team] + [
                child for child, _ in self.children[30:50]
            ]
            for place, child in enumerate(dict.fromkeys(own)):
                last = self.open(self.managers[team], child, began + timedelta(seconds=10 * place))
            made[last] = "many"
        return made


def found() -> dict[tuple[int, int, date], set[str]]:
    """What was found, by person, child and day."""
    kinds: dict[tuple[int, int, date], set[str]] = {}
    for one in UnusualAccess.objects.all():
        kinds.setdefault((one.actor_id, one.child_id, one.on_day), set()).add(one.unusual_kind)
    return kinds


def test_twenty_of_twenty_snoops_are_found_and_at_most_one_in_a_hundred_honest_openings(time_machine):
    place = Place(time_machine)
    honest, snoops = place.honest(), place.snoops()
    AuditEvent.objects.bulk_create(sorted(place.events, key=lambda one: one.at))
    watching.find_unusual(actor=None, since=SINCE, until=UNTIL)
    kinds = found()
    assert len(snoops) == 20
    many = {(actor, day) for (actor, _, day), why in kinds.items() if "many" in why}
    missed = [
        (key, kind)
        for key, kind in snoops.items()
        if ((key[0], key[2]) not in many and kind == "many") or (kind != "many" and kind not in kinds.get(key, ()))
    ]
    assert missed == []
    days_of_snoops = {(actor, day) for actor, _, day in snoops}
    false = [key for key in honest - snoops.keys() if key in kinds and (key[0], key[2]) not in days_of_snoops]
    print(f"{len(false)} of {len(honest)} honest openings were found")  # noqa: T201 - the number belongs into the log
    assert len(false) <= MOST_FALSE * len(honest)


def test_what_is_found_again_is_not_kept_again_and_what_was_decided_stays(time_machine):
    place = Place(time_machine)
    child, team = place.children[0]
    place.open(place.stranger(team, child), child, from_london(LAST, time(23, 30)))
    AuditEvent.objects.bulk_create(place.events)
    assert watching.find_unusual(actor=None, since=SINCE, until=UNTIL) == 2
    one = UnusualAccess.objects.first()
    lead = a_member_of(AgencyCode.BOARD, Role.IG_LEAD)
    watching.decide(actor=lead, finding_id=one.public_id, decision="breach", words="No reason given")
    tasks.find_unusual_access()
    call_command("find_unusual_access", days=30)
    assert UnusualAccess.objects.count() == 2
    one.refresh_from_db()
    assert (one.decision, one.words, one.decided_by) == ("breach", "No reason given", lead)


def test_a_shared_surname_that_was_explained_is_not_asked_about_again(time_machine):
    place = Place(time_machine)
    child, team = place.children[0]
    User.objects.filter(pk=place.managers[team].pk).update(last_name=child.family_name)
    for day in (5, 4, 3):
        place.open(place.managers[team], child, from_london(WORKING_DAYS[day], time(10)))
    AuditEvent.objects.bulk_create(place.events)
    half = from_london(WORKING_DAYS[4], time(12))
    assert watching.find_unusual(actor=None, since=SINCE, until=half) == 2
    first = UnusualAccess.objects.earliest("opened_at")
    lead = a_user(Role.IG_LEAD)
    watching.decide(actor=lead, finding_id=first.public_id, decision="explained", words="No relation: a common name")
    assert watching.find_unusual(actor=None, since=SINCE, until=UNTIL) == 0


def test_nobody_decides_on_their_own_and_managers_on_their_own_people_alone():
    team = a_team()
    manager, other, lead = a_user(Role.TEAM_MANAGER, team), a_user(Role.TEAM_MANAGER), a_user(Role.IG_LEAD)
    worker = a_user(team=team)
    child = a_child(worker)
    theirs, own = an_unusual_access(worker, child), an_unusual_access(manager, child)
    said = {"decision": "explained", "words": "On duty that night"}
    with pytest.raises(NotAllowed):
        watching.decide(actor=manager, finding_id=own.public_id, **said)
    for stranger in (other, worker):
        with pytest.raises(NotVisible):
            watching.decide(actor=stranger, finding_id=theirs.public_id, **said)
    assert watching.decide(actor=manager, finding_id=theirs.public_id, **said).decided_by == manager
    assert watching.decide(actor=lead, finding_id=own.public_id, **said).decided_by == lead
    assert AuditEvent.objects.filter(action="change", detail__decision="explained").count() == 2


def test_a_decision_needs_words():
    lead, worker = a_user(Role.IG_LEAD), a_user()
    finding = an_unusual_access(worker, a_child(worker))
    with pytest.raises(Invalid):
        watching.decide(actor=lead, finding_id=finding.public_id, decision="explained", words="   ")
