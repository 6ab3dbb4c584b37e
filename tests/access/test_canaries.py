"""A string is planted in every marked field of one child and looked for in all that a person can get: pages, the API,
exports, PDF, answers to writes, notices, e-mails and logs. Whoever lacks the right never meets it; whoever holds it does.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection, transaction
from django.urls import reverse
from rest_framework.serializers import Serializer

from agencies.models import User
from cases.models import Address
from missing.forms import SECTIONS
from missing.models import MissingEpisode
from missing.services import episodes, returns
from missing.services.episodes import Report
from missing.services.returns import Return
from slscb.core import marking, outbox, wall
from slscb.core.api import MarkedSerializer
from slscb.core.clock import now
from slscb.core.marking import load_markings
from slscb.devstack.stepping_down import stepped_down
from tests.access.figures import keep
from tests.access.planting import Planted, plant, text_of
from tests.access.routes import Route, all_routes
from tests.helpers.signing_in import api_of, browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_templates")]

ROUTES = [route for route in all_routes() if route.name not in {"core:sign-out", "core:ready"}]
FEWEST_ANSWERS = 1_000
# Of those with the same rights each asks every so-many-th address, all of them together every one; the drill asks all of all.
SHARE = int(os.environ.get("DRILL_EVERY", "8"))
HOLDING = """
    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname
"""


def addresses(planted: Planted, route: Route) -> Iterator[str]:
    """Every address of a route; of the interview's sections each one."""
    arguments = planted.world.arguments
    for section in SECTIONS if "section" in route.arguments else [""]:
        yield route.address(arguments | {"section": section})


def crawl(planted: Planted, user: User, turn: int = 0, share: int = 1) -> Iterator[tuple[str, str]]:
    """Every answer of a share of the routes to a GET, and to a write of nothing: what was asked, and all that can be read."""
    clients = {True: api_of(user), False: browser_of(user)}
    for route in ROUTES[turn % share :: share]:
        for address in addresses(planted, route):
            client = clients[route.is_api]
            if "GET" in route.methods:
                yield f"GET {route.name}", text_of(client.get(address))
            for method in {"POST", "PUT", "PATCH"} & {*route.methods}:
                yield f"{method} {route.name}", undone(client, method, address, {})


def undone(client: Any, method: str, address: str, body: dict[str, Any]) -> str:
    """What a write answers, the write itself undone."""
    with transaction.atomic():
        answer = getattr(client, method.lower())(address, body, headers={"If-Match": '"1"'})
        text = text_of(answer)
        transaction.set_rollback(True)
    return text


def writes(planted: Planted, user: User) -> Iterator[tuple[str, str]]:
    """What writes that succeed answer with."""
    ids, client, back = (
        planted.world.arguments,
        api_of(user),
        {"returned_at": (now() - timedelta(minutes=5)).isoformat()},
    )
    version = {"return": reverse("api:missing-episode-return", args=[ids["episode_id"]])}
    yield "correct the return", undone(client, "PATCH", version["return"], back)
    done = reverse("api:return-interview-complete", args=[ids["interview_id"]])
    yield "complete the interview", undone(client, "POST", done, {"childs_words": "She is tired"})
    page, search = browser_of(user), reverse("cases:child-search")
    yield "search", undone(page, "POST", search, {"text": planted.child.full_name})


def looked(planted: Planted, user: User, turn: int = 0, share: int = 1) -> tuple[dict[str, set[str]], int]:
    """Where a person met each canary, and how many answers were looked through."""
    met: dict[str, set[str]] = {}
    answers = 0
    for where, text in (*crawl(planted, user, turn, share), *writes(planted, user)):
        answers += 1
        for canary in planted.found_in(text):
            met.setdefault(canary, set()).add(where)
    return met, answers


def turns(planted: Planted) -> Iterator[tuple[str, User, int, int]]:
    """Everybody who looks, by name: their turn among those with the same rights, and which share of the routes is theirs."""
    alike: dict[frozenset[str], list[str]] = {}
    for name, user in planted.actors.items():
        rights = frozenset({"nothing"} if "stranger" in name else planted.beyond(user))
        alike.setdefault(rights, []).append(name)
    for names in alike.values():
        for turn, name in enumerate(names):
            yield name, planted.actors[name], turn, min(len(names), SHARE)


def told(planted: Planted, met: dict[str, set[str]]) -> str:
    return "\n".join(f"{planted.where(canary)}: {', '.join(sorted(where))}" for canary, where in met.items())


def test_nobody_meets_what_they_have_no_right_to_and_those_with_the_right_do(caplog):
    planted = plant()
    wrong, answers = [], 0
    met_by_right: dict[str, set[str]] = {right: set() for right in planted.canaries}
    for name, user, turn, share in turns(planted):
        met, looked_at = looked(planted, user, turn, share)
        answers += looked_at
        beyond = planted.beyond(user) if "stranger" not in name else {*met}
        if leaked := {canary: where for canary, where in met.items() if canary in beyond}:
            wrong.append(f"{name}:\n{told(planted, leaked)}")
        for right, canaries in planted.canaries.items():
            met_by_right[right] |= met.keys() & canaries
    keep("canaries", answers=answers, canaries=sum(map(len, planted.canaries.values())))
    assert not wrong, "\n\n".join(wrong)
    assert planted.found_in(caplog.text) == set()
    unseen = {planted.where(one) for right, all_ in planted.canaries.items() for one in set(all_) - met_by_right[right]}
    assert unseen == set(), "the control: whoever holds the right meets each of them somewhere"
    assert answers >= FEWEST_ANSWERS
    assert len(planted.canaries) == 4


def test_the_address_on_record_is_met_nowhere_but_where_it_was_asked_for():
    planted = plant()
    own = {canary for canary, where in planted.canaries["address.view"].items() if where.startswith("cases.Address")}
    met, _ = looked(planted, planted.actors["practitioner of social care"])
    assert len(own) == 4
    for canary in own:
        assert met[canary] <= {"POST cases:address-view", "GET api:child-address", "PATCH api:child-address"}


def test_without_the_guard_the_same_walk_finds_them(monkeypatch):
    planted = plant()
    teacher = planted.actors["practitioner of Education"]
    monkeypatch.setattr(marking, "withheld", lambda user, model: frozenset())
    met, _ = looked(planted, teacher)
    assert {right for right, canaries in planted.canaries.items() if met.keys() & canaries} >= {
        "address.view", "health.view", "suspect.view"
    }  # fmt: skip


def tables_holding(canaries: set[str]) -> set[str]:
    """Every table of the database in which one of the strings stands in any column."""
    pattern, found = "|".join(canaries), set()
    with connection.cursor() as cursor:
        cursor.execute(HOLDING)
        for (name,) in cursor.fetchall():
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{name}" t WHERE t::text ~ %s)', [pattern])
            if cursor.fetchone()[0]:
                found.add(name)
    return found


def test_what_is_marked_stands_in_its_own_tables_alone_and_in_no_notice_e_mail_or_audit():
    planted = plant()
    every = {canary for of_right in planted.canaries.values() for canary in of_right}
    child, worker = planted.child, planted.actors["practitioner of social care"]
    MissingEpisode.objects.filter(child=child).update(status="recorded_in_error")
    said = dict.fromkeys(("missing_from", "thought_to_be_with"), " ".join(every))
    said = {name: text[:300] for name, text in said.items()}
    seen = now() - timedelta(hours=5)
    report = Report(kind="home", last_seen_at=seen, reported_at=seen, **said)
    episode = episodes.report_missing(actor=worker, child_id=child.public_id, report=report)
    back = Return(returned_at=now() - timedelta(hours=1), condition=" ".join(every))
    returns.record_return(actor=worker, episode_id=episode.public_id, back=back)
    outbox.dispatch(now() + timedelta(days=4))
    outbox.send_waiting(now() + timedelta(days=4))
    assert mail.outbox, "the control: somebody was written to"
    assert [letter.subject for letter in mail.outbox if planted.found_in(str(letter.message()))] == []
    own = {
        "cases_address",
        "cases_careepisode",
        "cases_document",
        "cases_relationship",
        "cases_note",
        "intelligence_mention",
        "intelligence_namedsubject",
        "missing_extractrow",
        "missing_missingepisode",
        "missing_missingprofile",
        "missing_preventioninterview",
        "missing_returninterview",
        "risk_contribution",
        "risk_indicatortick",
    }
    holding = {name for name in tables_holding(every) if not name.endswith("event") or name == "core_auditevent"}
    assert holding == own | {"intelligence_intelligencereport"}


def test_the_database_gives_the_address_to_nobody_without_the_right():
    planted = plant()
    rows = {}
    for name in ("practitioner of social care", "practitioner of Education", "practitioner of Health"):
        with stepped_down():
            wall.open_for(planted.actors[name])
            rows[name] = Address.objects.count()
    assert rows == {
        "practitioner of social care": 1, "practitioner of Education": 0, "practitioner of Health": 0,
    }  # fmt: skip


def test_a_postcode_finds_nobody():
    planted = plant()
    Address.objects.update(home_postcode="SL1 9ZZ")
    page = browser_of(planted.actors["practitioner of social care"])
    for text in ("SL1 9ZZ", "SL19ZZ"):
        body = page.post(reverse("cases:child-search"), {"text": text}).content.decode()
        assert planted.child.reference not in body


def test_every_serializer_that_shows_a_marked_field_is_a_marked_one():
    def all_of(base: type) -> Iterator[type]:
        for one in base.__subclasses__():
            yield one
            yield from all_of(one)

    special = {
        name
        for model in ("missing.MissingEpisode", "missing.ReturnInterview", "cases.Address")
        for name in _special(model)
    }
    unguarded = {
        one.__name__
        for one in all_of(Serializer)
        if one.__name__.endswith("Out")
        and not issubclass(one, MarkedSerializer)
        and special & set(one._declared_fields)
    }
    assert unguarded == {"AddressOut", "SentReportOut"}, "an endpoint with the right itself; what the sender wrote"


def _special(label: str) -> list[str]:
    return list(load_markings().special(apps.get_model(label)))
