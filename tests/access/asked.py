"""What both worlds are asked: every address, every trigram of her name, her own ids, and what anybody may write."""

from collections.abc import Iterator
from typing import Any

from slscb.core.routes import Route, all_routes
from tests.access.two_worlds import NAME, NHS, UPN, Both, Question

ROUTES = [route for route in all_routes() if route.name not in ("core:ready", "core:sign-out", "core:gallery")]
LISTS = {
    "cases:work-list": ("?mine=1", "?level=high", "?sort=review", "?page=2"),
    "cases:openings": ("?kind=opened", "?kind=changed", "?kind=refused", "?page=2", "?reference={reference}"),
    "cases:unusual-list": ("?show=all", "?page=2"),
    "serac:meeting-list": ("?page=2",),
    "serac:meeting-view": ("?page=2",),
    "serac:action-list": ("?state=overdue", "?page=2"),
    "missing:interview-list": ("?state=overdue", "?state=to_sign_off", "?page=2"),
    "risk:flagged-list": ("?level=high", "?page=2"),
    "intelligence:report-list": ("?show=all", "?show=waiting", "?page=2"),
    "api:children": ("?page_size=1", "?page_size=200", "?ordering=-created_at"),
    "api:actions": ("?state=overdue", "?page_size=1"),
    "api:return-interviews": ("?state=overdue", "?page_size=1"),
    "api:intelligence-reports": ("?state=waiting", "?page_size=1"),
    "reporting:dashboard": ("?period=quarter", "?by=ward", "?by=age"),
    "reporting:measure": ("?by=ward", "?by=level", "?by=agency"),
    "api:report": ("?by=ward", "?from=2026-01-01&to=2026-12-31"),
}
WRITTEN = {"given_name": "Chantelle", "family_name": "Quormby", "sex": "F", "date_of_birth": "2011-06-03"}


def questions(both: Both, hers: dict[str, Any]) -> Iterator[Question]:
    """All of them; `hers` are the ids of the hidden child's records, asked for in both worlds."""
    yield from _every_address(both.world.arguments, hers)
    yield from _searches(hers)
    yield from _emergencies(hers)
    yield from _her_own(both.world.arguments, hers)
    yield from _writing(both, hers)


def _every_address(arguments: dict[str, Any], hers: dict[str, Any]) -> Iterator[Question]:
    for route in ROUTES:
        if "GET" in route.methods:
            for query in ("", *LISTS.get(route.name, ())):
                address = route.address(arguments) + query.format(**hers)
                yield Question(f"{route.name}{query}", "GET", address, is_api=route.is_api)


def _searches(hers: dict[str, Any]) -> Iterator[Question]:
    name = " ".join(str(NAME[part]) for part in ("given_name", "family_name", "known_as")).lower()
    words = sorted({name[at : at + 3] for at in range(len(name) - 2)})
    for text in (*words, *name.split(), NHS, UPN, hers["reference"], hers["reference"][:4]):
        yield Question(f"search {text}", "GET", f"/children/search/?text={text}")
        yield Question(f"API search {text}", "GET", f"/api/v1/children/?q={text}", is_api=True)


def _emergencies(hers: dict[str, Any]) -> Iterator[Question]:
    """Looking for her record to open it in an emergency: by each number, by her name, and by one like it."""
    for number in (NHS, hers["reference"]):
        yield _page(f"emergency {number}", "children/emergency/", {"number": number})
    born = NAME["date_of_birth"]
    day = {f"date_of_birth_{part}": str(getattr(born, part)) for part in ("day", "month", "year")}
    for family_name in (NAME["family_name"], "Quormby"):
        typed = {"given_name": NAME["given_name"], "family_name": family_name, **day}
        yield _page(f"emergency {family_name}", "children/emergency/", typed)
    sent = {"reason": "Found alone at the station at night", "understood": "on"}
    yield _page("emergency opened", f"children/{hers['child_id']}/emergency/", sent)


def _her_own(arguments: dict[str, Any], hers: dict[str, Any]) -> Iterator[Question]:
    """Every route about one of her records, by each of its methods, with nothing in the body."""
    for route in ROUTES:
        if about_her(route, hers):
            for method in route.methods:
                address = route.address(arguments | hers)
                yield Question(f"her own {method} {route.name}", method, address, is_api=route.is_api)


def about_her(route: Route, hers: dict[str, Any]) -> bool:
    """Whether one of her records is in the address of a route."""
    return bool(hers.keys() & {*route.arguments})


def _writing(both: Both, hers: dict[str, Any]) -> Iterator[Question]:
    arguments, other = both.world.arguments, both.later[0].public_id
    numbers = [{}, {"nhs_number": NHS}, {"upn": UPN}, {"nhs_number": NHS, "upn": UPN}]
    for number, more in enumerate(numbers):
        yield _api(f"record a child {number}", "children/", WRITTEN | more)
        yield _page(f"record a child {number}", "children/record/", _typed(more))
        yield _page(f"record another child {number}", "children/record/", _typed(more) | {"another_child": "on"})
        yield Question(
            f"API correct a number {number}", "PATCH", f"/api/v1/children/{arguments['child_id']}/", more, is_api=True
        )
    report = {"danger": "no", "narrative": "Seen", "how_known": "first_hand", "may_name_source": False}
    for whose in (hers["child_id"], other):
        yield _api(f"report {whose}", "intelligence-reports/", report | {"child": str(whose)})
        related = {"relationship_kind": "sibling", "other_child_id": str(whose)}
        yield _page(f"relate {whose}", f"children/{arguments['child_id']}/people/add/", related)
        yield _page(f"list {whose}", f"serac/meetings/{arguments['meeting_id']}/add/", {"child": str(whose)})
        missing = {"kind": "home", "last_seen_at": "2026-11-24T08:00:00Z"}
        yield _api(f"missing {whose}", f"children/{whose}/missing-episodes/", missing)
        yield _page(f"refer {whose}", f"serac/children/{whose}/refer/", {"reason": "Seen with him"})
        note = {"note_kind": "visit", "text": "Seen", "happened_at_0": "24", "happened_at_1": "11"}
        yield _page(f"note {whose}", f"children/{whose}/notes/add/", note)
    yield from _of_the_panel(both)


def _of_the_panel(both: Both) -> Iterator[Question]:
    """Building, circulating, cancelling: of the agenda that holds others too, and of the one that holds her alone."""
    for number, meeting in both.meetings.items():
        address = f"serac/meetings/{meeting}"
        yield _page(f"build {number}", f"{address}/build/", {"version": "1"}, random=True)
        yield _page(f"circulate {number}", f"{address}/circulate/", {"version": "1"})
        yield _page(f"cancel {number}", f"{address}/cancel/", {"version": "1", "reason": "Snow"})
        yield _api(f"build {number}", f"serac-meetings/{meeting}/build-agenda/", {}, random=True)
        yield Question(f"API items {number}", "GET", f"/api/v1/serac-meetings/{meeting}/items/", is_api=True)
        for page in ("", "print/", "prepare/", "record/"):
            yield Question(f"meeting {number} {page}", "GET", f"/{address}/{page}")


def _api(name: str, path: str, data: dict[str, Any], *, random: bool = False) -> Question:
    return Question(f"API {name}", "POST", f"/api/v1/{path}", data, is_api=True, random=random)


def _page(name: str, path: str, data: dict[str, Any], *, random: bool = False) -> Question:
    return Question(name, "POST", f"/{path}", data, random=random)


def _typed(more: dict[str, str]) -> dict[str, str]:
    day = dict(zip(("date_of_birth_0", "date_of_birth_1", "date_of_birth_2"), ("3", "6", "2011"), strict=True))
    return {**WRITTEN, **day, "ethnicity": "NOBT", "care_status": "none", **more}
