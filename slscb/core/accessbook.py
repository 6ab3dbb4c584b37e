"""Who may see and do what, as a page for a manager: written from the policy, the markings and the routes themselves.

Roles, agencies and the bases of sight are read from the models' own choices, so that nothing is said twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from django.apps import apps
from django.db.models import Model

from slscb.core.marking import EVERY_MODEL, Level, load_markings
from slscb.core.policy import PUBLIC, SIGNED_IN, Capability, load_policy
from slscb.core.routes import Route, all_routes

HEAD = """# Who may see and do what

Written by `run.py manage write_access` from `slscb/policy.toml`, `slscb/markings.toml` and the service's own routes, the
files by which every request is decided; the tests fail where this page says something else.

Three questions are asked at every request, and each must be answered with yes.

1. **Is the account alive?** It is neither disabled, expired nor unused for 30 days, its agency's lead has confirmed it in
   the last 104 days, and a membership of a team is running. In production a second factor was shown. Its owner has
   accepted the information sharing agreement and the confidentiality terms in force, and their agencies have signed
   (looking after accounts does not wait for that).
2. **Does one of its roles include the act?** The table of roles below. Being a superuser of the database adds nothing.
3. **Is the person connected with this child?** The table of connections below. Who is not gets the answer that they would
   get if there were no such child: none. PostgreSQL asks the same question again by itself of every row
   ([decision 26](adr/0026-postgresql-is-the-second-wall.md)).
"""
SIGHT = """
## Which children a person sees

By a connection that is alive at that second; no job has to run for one to end. A connection lets a person see the child;
what they may do there is a matter of their role.

On a *restricted* or *sealed* child only two connections count: the worker to whom the child is allocated, and being named on
the record. Of a restricted record the others are told whom to ring; a sealed one is not there for them. Whoever is on a
child's *deny-list* does not see the child by any connection
([decision 35](adr/0035-protection-takes-two-people-and-names.md)).

A record opened in an *emergency* is read and nothing else: whatever the role includes, nothing can be changed. A restricted
record can be opened so, a sealed one cannot
([decision 37](adr/0037-shares-end-by-the-clock-and-an-emergency-only-reads.md)).

"""
ACTS = """
## What each role may do

With the children that the person sees, and with nobody else's. Where agencies are named, the role includes the act in
those agencies alone.

"""
MARKED = """
## What is shown to some of those who see the child

Most of a record is shown to everybody who may open it. What is marked is shown only to those whose role includes its right;
the mark follows it into lists, print, exports, the API and the history of changes. All others read that something is there,
and not what.

"""
OPEN = """## What can be opened without signing in

"""
EACH = """
## Every page and every method of the API

*signed-in* is anybody who has signed in: such a page is about nobody, or about the person themselves.

"""


def accessbook() -> str:
    """The whole page as Markdown, the same for the same code."""
    parts = (HEAD, SIGHT, *_sight(), ACTS, *_acts(), MARKED, *_marked(), OPEN, *_open(), EACH, *_each())
    return "".join(parts)


def untold() -> list[str]:
    """Each basis of sight and each public route of which the policy says nothing, and each of which it speaks in vain."""
    bases, routes = set(_bases()), {route.name for route in all_routes() if PUBLIC in _stated(route).values()}
    wrong = [f"sight.{basis}" for basis in sorted(bases ^ load_policy().sight.keys())]
    return wrong + [f"public.{name}" for name in sorted(routes ^ load_policy().public.keys())]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown, line by line."""
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |\n"


def _sight() -> Iterator[str]:
    labels, said = _bases(), load_policy().sight
    yield from table(
        ("connection", "who", "how long"),
        [(labels[basis], sight.who, sight.lasts) for basis, sight in said.items() if basis in labels],
    )


def _acts() -> Iterator[str]:
    roles = _roles()
    rows = [
        [f"{one.meaning} <br> `{one.name}`", *("yes" if role in one.roles else "" for role in roles), _agencies(one)]
        for one in load_policy().capabilities.values()
    ]
    yield from table(("act", *roles.values(), "only in"), rows)


def _marked() -> Iterator[str]:
    for level in load_markings().levels.values():
        if level.right:
            right, roles = load_policy().capabilities[level.right], _roles()
            who = ", ".join(label for role, label in roles.items() if role in right.roles)
            where = f"; only in {_agencies(right)}" if right.agencies else ""
            yield f"**{level.meaning}** (`{level.right}`): {who}{where}.\n\n"
            yield from (f"- {fields}\n" for fields in _fields(level))
            yield f"- {level.also}\n\n" if level.also else "\n"


def _fields(level: Level) -> Iterator[str]:
    for label in load_markings().fields:
        if label != EVERY_MODEL:
            model = apps.get_model(label)
            names = [name for name, one in load_markings().special(model).items() if one == level]
            if names:
                yield f"{_name(model)}: {', '.join(_field(model, name) for name in names)}"


def _open() -> Iterator[str]:
    paths = {route.name: route.path for route in all_routes()}
    for name, why in load_policy().public.items():
        yield f"- `/{paths[name]}`: {why}\n"


def _each() -> Iterator[str]:
    for is_api, title in ((False, "Pages"), (True, "API")):
        yield f"{'' if not is_api else chr(10)}### {title}\n\n"
        routes = [route for route in all_routes() if route.is_api == is_api]
        yield from table(("address", "method", "right"), [row for route in routes for row in _lines(route)])


def _lines(route: Route) -> Iterator[tuple[str, str, str]]:
    for capability, group in groupby(_stated(route).items(), key=lambda one: one[1]):
        right = f"*{capability}*" if capability in (PUBLIC, SIGNED_IN) else f"`{capability}`"
        yield f"`/{route.path}`", ", ".join(method for method, _ in group), right


def _stated(route: Route) -> dict[str, str]:
    """The capability of each method that a route answers."""
    stated = route.capability
    return stated if isinstance(stated, dict) else {method: str(stated) for method in route.methods}


def _roles() -> dict[str, str]:
    return _choices("agencies.Membership", "role")


def _bases() -> dict[str, str]:
    return _choices("cases.ChildUserGrant", "basis")


def _agencies(one: Capability) -> str:
    names = _choices("agencies.Agency", "code")
    return ", ".join(label for code, label in names.items() if code in one.agencies)


def _choices(model: str, field: str) -> dict[str, str]:
    """A field's choices in their order: value and label."""
    label, _, name = model.partition(".")
    return {str(value): str(words) for value, words in apps.get_model(label, name)._meta.get_field(field).choices or ()}


def _name(model: type[Model]) -> str:
    return str(model._meta.verbose_name).capitalize()


def _field(model: type[Model], name: str) -> str:
    return str(getattr(model._meta.get_field(name), "verbose_name", name))
