"""One world built twice, once with a sealed child more; and everybody who is not granted her asks both the same questions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction

from agencies.choices import AgencyCode, Role, TeamKind
from agencies.models import User
from cases.choices import NoteKind, Protection
from cases.models import Child, Merge, NumberClash
from cases.services import denials, emergencies, involvement, notes, sharing
from missing.models import EpisodeLink
from slscb.core.models import EmailState, Notice, OutgoingEmail
from slscb.devstack.stepping_down import BEFOREHAND
from tests.access.chance import Chance, without_chance
from tests.access.world import World, a_world
from tests.factories import agencies as people
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child, a_merge, a_note, an_address, an_episode_of_care, an_unusual_access, protect
from tests.factories.intelligence import a_report
from tests.factories.missing import a_returned_episode, an_episode, linked, named
from tests.factories.risk import an_assessment
from tests.factories.serac import a_decision, a_meeting, a_referral, an_action, an_item
from tests.helpers.signing_in import api_of, browser_of

MOMENT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
DENIED, IN_AN_EMERGENCY = "colleague, denied", "opens her record in an emergency"
PROPOSES, DECIDES = Role.TEAM_MANAGER, Role.CSE_LEAD  # those two of her team are named on her record
NHS, UPN = "9434765919", "A123456789012"
NAME = {"given_name": "Shanelle", "family_name": "Quarmby", "known_as": "Shaz", "date_of_birth": date(2011, 6, 3)}


@dataclass(frozen=True)
class Question:
    """One request: what it is called in a report, and how it is asked. `random`: the database draws ids by itself."""

    name: str
    method: str
    address: str
    data: Any = None
    is_api: bool = False
    random: bool = False


@dataclass(frozen=True)
class Answer:
    """All that comes back, and how many statements it took."""

    status: int
    heads: tuple[tuple[str, str], ...]
    cookies: str
    body: bytes
    statements: int

    @property
    def told(self) -> tuple[Any, ...]:
        """What the person gets."""
        return self.status, self.heads, self.cookies, self.body


@dataclass
class Both:
    """The questions that both worlds are asked, and the ids of the hidden child's records, known once she has been made."""

    world: World
    hers: dict[str, Any]
    actors: dict[str, User]
    meetings: dict[int, Any]
    later: list[Child] = field(default_factory=list)


Plant = Callable[[World], dict[str, Any]]


@contextmanager
def standing(chance: Chance, monkeypatch: pytest.MonkeyPatch, plant: Plant | None) -> Iterator[Both]:
    """The world, with what `plant` puts into the middle of it, for as long as the context is open."""
    with time_machine.travel(MOMENT, tick=False), transaction.atomic():
        built = _build(chance, monkeypatch, plant)
        with time_machine.travel(MOMENT + timedelta(hours=1), tick=False):
            yield built
        transaction.set_rollback(True)


def _build(chance: Chance, monkeypatch: pytest.MonkeyPatch, plant: Plant | None) -> Both:
    def step(name: str, numbers: int) -> None:
        chance.begin(name)
        monkeypatch.setattr(people, "_numbers", count(numbers))

    step("before", 1)
    people.a_panel()
    world = a_world()
    actors = _actors(world)
    meetings = {number: a_meeting(number).public_id for number in (12, 13)}
    step("hers", 5_000)
    hers = plant(world) if plant else {}
    step("after", 1_000)
    return Both(world, hers, actors, meetings, _others(world))


def _actors(world: World) -> dict[str, User]:
    """Everybody who will not be named on her record: her workers' whole team, other teams, other agencies, the panel."""
    members = a_team("SERAC members", AgencyCode.BOARD, TeamKind.PANEL_MEMBERS)
    found = {f"{role} of the team": one for role, one in world.connected.items() if role != Role.PRACTITIONER}
    found |= {f"{role} of another team": world.strangers[role] for role in (Role.PRACTITIONER, Role.IG_LEAD)}
    found["colleague"] = a_user(Role.PRACTITIONER, a_team("Team that holds her"))
    found[DENIED] = world.strangers[DENIED] = a_user(Role.PRACTITIONER, a_team("Team that holds her"))
    world.strangers[IN_AN_EMERGENCY] = a_user()
    for role in (PROPOSES, DECIDES):
        world.strangers[role] = a_user(role, a_team("Team that holds her"))
    found["health"] = people.a_member_of(AgencyCode.HEALTH)
    found["police"] = people.a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    found["panel member"] = a_user(Role.AGENCY_REPRESENTATIVE, members)
    return found


def _others(world: World) -> list[Child]:
    """Children recorded after her, of names like hers, about whom there is the same: more of them than a page holds."""
    worker, meeting = world.connected[Role.PRACTITIONER], a_meeting()
    made = []
    for number in range(27):
        name = ("Shanice", "Quarm") if number % 9 == 0 else ("Amina", f"Rahman{number}")
        made.append(a_child(worker, given_name=name[0], family_name=name[1]))
    an_assessment("H04", "M01", child=made[0], by=worker)
    for child in made[:3]:
        an_item(meeting, child)
        an_episode(child)
        a_report(worker, child)
    involvement.begin(actor=worker, child=made[0], agency=an_agency(AgencyCode.HEALTH), reason="Works with her")
    return made


def a_sealed_child(world: World, protection: str = Protection.SEALED, *, shared: bool = True) -> dict[str, Any]:
    """She, with a record of every kind, known to many while she was open; answers with the ids of her records."""
    worker, manager = world.connected[Role.PRACTITIONER], world.connected[Role.TEAM_MANAGER]
    child = a_child(worker, nhs_number=NHS, upn=UPN, **NAME)
    hers = {"child_id": child.public_id, "reference": child.reference, **_of_her_case(world, child)}
    hers |= _of_her_danger(world, child) | _of_the_panel(worker, child)
    hers |= _of_her_sharing(world, child) if shared else {}
    denied = world.strangers[DENIED]
    hers["denial_id"] = denials.deny(
        actor=manager, child_id=child.public_id, user=denied, reason="Related to a suspect"
    ).public_id
    protect(child, protection, world.strangers[PROPOSES], world.strangers[DECIDES])
    return hers


def a_sealed_child_of_two_records(world: World, *, keeps_sealed: bool) -> dict[str, Any]:
    """She as above, and an open record of hers that is merged with the sealed one; answers with ids of both.

    Neither is shared nor open in an emergency: a merge waits for the end of that.
    """
    worker = world.connected[Role.PRACTITIONER]
    hers = a_sealed_child(world, shared=False)
    sealed = Child.objects.get(public_id=hers["child_id"])
    other = a_child(worker, **NAME)
    a_note(other, worker)
    report = a_report(worker, other)
    kept, part = (sealed, other) if keeps_sealed else (other, sealed)
    a_merge(kept, part, world.strangers[PROPOSES], world.strangers[DECIDES])
    merge = Merge.objects.get(child=kept)
    return hers | {"child_id": part.public_id, "report_id": report.public_id, "merge_id": merge.public_id}


def _of_her_case(world: World, child: Child) -> dict[str, Any]:
    worker = world.connected[Role.PRACTITIONER]
    other = Child.objects.get(public_id=world.arguments["child_id"])
    an_address(child, home="1 Hidden Row", home_postcode="SL1 1AA")
    notes.add_relationship(
        actor=worker, child_id=child.public_id, relationship_kind="sibling", other_child_id=other.public_id
    )
    notes.add_note(
        actor=worker, child_id=child.public_id, note_kind=NoteKind.HEALTH, happened_at=MOMENT, text="Bruises"
    )
    for code in (AgencyCode.HEALTH, AgencyCode.POLICE):
        involvement.begin(actor=worker, child=child, agency=an_agency(code), reason="Works with her")
    return {
        "note_id": a_note(child, worker).public_id,
        "care_id": an_episode_of_care(child, date(2025, 1, 1)).public_id,
        "finding_id": an_unusual_access(world.connected[Role.POLICE_LIAISON], child).public_id,
        "clash_id": NumberClash.objects.create(child=child, other=other, number_kind="nhs").public_id,
    }


def _of_her_sharing(world: World, child: Child) -> dict[str, Any]:
    """Shared with somebody who asks, to begin later too, and opened in an emergency that waits for its review."""
    given = {"child_id": child.public_id, "purpose": "Assessment", "until": MOMENT + timedelta(days=7)}
    manager = world.connected[Role.TEAM_MANAGER]
    share = sharing.give(actor=manager, user=world.strangers[Role.PRACTITIONER], **given)
    later = MOMENT + timedelta(days=1)
    sharing.give(actor=manager, user=world.strangers[Role.POLICE_LIAISON], since=later, **given)
    asked = {"child_id": child.public_id, "reason": "Found alone at the station at night"}
    return {
        "share_id": share.public_id,
        "emergency_id": emergencies.open_record(actor=world.strangers[IN_AN_EMERGENCY], **asked).public_id,
    }


def _of_her_danger(world: World, child: Child) -> dict[str, Any]:
    """Among others an episode that names the vehicle which two children of the world name: linked with both."""
    worker = world.connected[Role.PRACTITIONER]
    returned = a_returned_episode(child, MOMENT - timedelta(days=9), MOMENT - timedelta(days=8))
    an_episode(child)
    named(returned, "driven", "AB12 CDE")
    link = linked(returned, EpisodeLink.objects.get(public_id=world.arguments["link_id"]).episode)
    assessment = an_assessment("H04", "M01", "M02", child=child, by=worker)
    return {
        "episode_id": returned.public_id,
        "interview_id": returned.return_interview.public_id,
        "link_id": link.public_id,
        "mention_id": child.mentions.get().public_id,
        "report_id": a_report(worker, child).public_id,
        "assessment_id": assessment.public_id,
        "response_id": assessment.responses.earliest("pk").public_id,
    }


def _of_the_panel(worker: User, child: Child) -> dict[str, Any]:
    item = an_item(a_meeting(), child)
    an_item(a_meeting(13), child)  # nobody else is on that agenda
    a_decision(item, worker)
    return {
        "item_id": item.public_id,
        "action_id": an_action(item, worker, due_on=date(2026, 11, 1)).public_id,
        "referral_id": a_referral(child, worker).public_id,
    }


class Person:
    """Somebody who asks one question after the other, each undone, from the same session and with the same chance."""

    def __init__(self, chance: Chance, name: str, user: User) -> None:
        self.chance, self.name = chance, name
        chance.begin(f"signing in {name}")
        self.doors = {True: api_of(user), False: browser_of(user)}
        self.cookies = self.doors[False].cookies.output(header="", sep=";")

    def ask(self, question: Question) -> Answer:
        """The answer, byte for byte: tokens and nonces are drawn by the same chance, so nothing is masked."""
        door = self.doors[question.is_api]
        self.chance.begin(f"{self.name}: {question.name}")
        if not question.is_api:
            door.cookies.clear()
            door.cookies.load(self.cookies)
        heads = {"If-Match": '"1"', "Idempotency-Key": "as often as it takes"}
        more = {"format": "json"} if question.is_api and question.method != "GET" else {}
        sent: list[str] = []
        with transaction.atomic(), connection.execute_wrapper(_keeping(sent)):
            send = getattr(door, question.method.lower())
            answer = send(question.address, question.data, headers=heads, **more)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        return Answer(
            answer.status_code,
            tuple(sorted(answer.headers.items())),
            answer.cookies.output(),
            without_chance(body, answer.get("Content-Type", ""), is_random=question.random),
            len([sql for sql in sent if not BEFOREHAND.search(sql)]),
        )


def _keeping(sent: list[str]) -> Callable[..., Any]:
    def keep(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        sent.append(sql)
        return execute(sql, *more)

    return keep


def what_follows(chance: Chance, actors: dict[str, User], days: int = 4) -> dict[str, list[tuple[str, str]]]:
    """What each is told by notice and by e-mail, of what falls due in the days that come: with one pass a day."""
    mail.outbox.clear()
    for day in range(days):
        chance.begin(f"day {day}")
        moment = MOMENT + timedelta(days=day, hours=2)
        with time_machine.travel(moment, tick=False):
            call_command("dispatch_due", now=moment.isoformat())
    told = {}
    for name, user in actors.items():
        notices = Notice.objects.filter(recipient=user).order_by("pk").values_list("title", "link")
        dropped = OutgoingEmail.objects.filter(recipient=user, state=EmailState.DROPPED)
        waiting = OutgoingEmail.objects.filter(recipient=user).exclude(pk__in=dropped).values_list("link", "state")
        sent = [(one.subject, str(one.body)) for one in mail.outbox if user.email in one.to]
        told[name] = [*notices, *waiting.order_by("pk"), *sent]
    return told
