"""Every function that says which children a person sees, found by looking for them, and made to let everything through."""

import importlib
import inspect
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from types import FunctionType, ModuleType
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Q, QuerySet

from agencies.models import User
from cases.models import Child
from risk.choices import AssessmentKind
from slscb.core.errors import Invalid, NotAllowed, NotVisible
from tests.access.stage import Stage

ASKERS = {"user", "actor"}
EVERYTHING = "everything"
# Functions of `access` and `querysets` that ask no connection with a child: what decides there instead.
BY_ROLE = {
    "agencies.access.account_for": "accounts: the role decides",
    "agencies.access.account_to_change": "accounts: the role decides",
    "agencies.access.account_to_sign_off": "accounts: the role decides, and whose lead the person is",
    "agencies.access.check": "accounts: the role decides",
    "agencies.access.check_lead": "accounts: the role decides",
    "agencies.access.check_publisher": "agreements: the role decides",
    "agencies.access.check_watcher": "agreements: the role decides",
    "agencies.access.membership_for": "accounts: the role decides",
    "agencies.access.request_for": "accounts: the role decides",
    "agencies.access.version_for": "agreements: everybody reads what they agree to",
    "agencies.access.version_to_sign": "agreements: the role decides",
    "cases.access.acting": "says who of those who see a child may do more than read; who sees her is asked besides",
    "cases.access.acts": "the same of one person and one child",
    "cases.access.child_in_emergency": "opens to whoever may break the glass; who is hidden from them is not there",
    "cases.access.emergency_for": "governance reviews each emergency, whoever it is about, but of those hidden from them",
    "cases.querysets.leads": "whose agency holds the case; asked after the child",
    "cases.access.may_end": "who may end a share that they see; asked after the child",
    "cases.access.not_hidden": "says who may not even know of a child; who sees her is asked besides",
    "cases.querysets.ChildQuerySet.with_emergency": "says how the user sees each child, and leaves none out",
    "cases.querysets.EmergencyQuerySet.to_review_by": "the same of emergencies, which the role decides otherwise",
    "cases.querysets.acts_on": "says who of those who see a child may do more than read; who sees her is asked besides",
    "intelligence.access.report_for": "police read all intelligence, whoever it is about",
    "intelligence.access.report_to_change": "police read all intelligence, whoever it is about",
    "intelligence.querysets.ReportQuerySet.not_hidden_from": "the same of reports, which the role decides otherwise",
    "missing.access.extract_for": "an extract opens to whoever brought it; each row asks for its child",
    "missing.access.extract_to_change": "an extract opens to whoever brought it; each row asks for its child",
    "missing.access.may_import": "extracts: the role decides; each row asks for its child",
    "risk.access.agency_for": "which of the person's agencies speaks; asked after the child",
    "risk.access.draft_for": "the tool: the role decides, and it is about nobody",
    "risk.access.draft_to_change": "the tool: the role decides, and it is about nobody",
    "risk.access.may_see_drafts": "the tool: the role decides, and it is about nobody",
    "risk.access.round_for": "calibration: the role decides, and vignettes are about nobody",
    "serac.access.meeting_for": "a meeting holds no fact of a case; each item asks for its child",
    "serac.access.meeting_to_change": "a meeting holds no fact of a case; each item asks for its child",
    "serac.access.may_report": "which agency answers for an action; asked after the child",
}


@dataclass(frozen=True)
class Guard:
    """One function or method that asks, where it is defined."""

    name: str
    holder: Any
    function: Callable[..., Any]


@dataclass
class Saboteur:
    """Which guard lets everything through at present, and which were asked since `used` was emptied."""

    guards: dict[str, Guard]
    broken: str = ""
    used: set[str] = field(default_factory=set)
    depth: int = 0

    @contextmanager
    def breaking(self, name: str) -> Iterator[None]:
        """Let one guard, or `EVERYTHING`, through for as long as the context is open."""
        self.broken = name
        try:
            yield
        finally:
            self.broken = ""

    def lets_through(self, name: str) -> bool:
        """Whether this guard is broken, or asked on behalf of one that is."""
        return self.broken in (name, EVERYTHING) or self.depth > 0


def guards() -> dict[str, Guard]:
    """Every function of every app's `access` and `querysets` that takes who asks, but those whom the role alone decides."""
    found = [guard for app in settings.APPS for module in modules_of(app) for guard in guards_in(module)]
    return {guard.name: guard for guard in found if guard.name not in BY_ROLE}


def modules_of(app: str) -> Iterator[ModuleType]:
    """The two modules of an app in which sight is decided."""
    for name in ("querysets", "access"):
        full = f"{apps.get_app_config(app).name}.{name}"
        if importlib.util.find_spec(full):
            yield importlib.import_module(full)


def guards_in(module: ModuleType) -> Iterator[Guard]:
    """The module's own public functions, and methods of its querysets, that take who asks."""
    for name, value in vars(module).items():
        if isinstance(value, FunctionType) and value.__module__ == module.__name__ and name[0] != "_" and asks(value):
            yield Guard(f"{module.__name__}.{name}", module, value)
        if inspect.isclass(value) and issubclass(value, QuerySet) and value.__module__ == module.__name__:
            for method, function in vars(value).items():
                if isinstance(function, FunctionType) and asks(function):
                    yield Guard(f"{module.__name__}.{name}.{method}", value, function)


def asks(function: Callable[..., Any]) -> bool:
    """Whether a function takes the person who asks."""
    return bool(ASKERS & inspect.signature(function).parameters.keys())


def install(monkeypatch: pytest.MonkeyPatch) -> Saboteur:
    """Put a wrapper round every guard, wherever its name has been imported to."""
    saboteur = Saboteur(guards())
    holders = importers()
    for guard in saboteur.guards.values():
        wrapped = wrap(saboteur, guard)
        if inspect.isclass(guard.holder):
            monkeypatch.setattr(guard.holder, guard.function.__name__, wrapped)
        for module, name in holders[guard.function]:
            monkeypatch.setattr(module, name, wrapped)
    return saboteur


def importers() -> dict[Any, list[tuple[ModuleType, str]]]:
    """Of each function of our own, the modules and names under which it can be called."""
    found: dict[Any, list[tuple[ModuleType, str]]] = defaultdict(list)
    for module in [one for name, one in sys.modules.items() if name.partition(".")[0] in settings.APPS]:
        for name, value in vars(module).items():
            if isinstance(value, FunctionType):
                found[value].append((module, name))
    return found


def wrap(saboteur: Saboteur, guard: Guard) -> Callable[..., Any]:
    """As the guard, but noting that it was asked, and letting everything through while it is broken."""

    @wraps(guard.function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        saboteur.used.add(guard.name)
        if not saboteur.lets_through(guard.name):
            return guard.function(*args, **kwargs)
        if inspect.isclass(guard.holder):
            return args[0].all()
        saboteur.depth += 1
        try:
            return widened(guard.function(*args, **kwargs))
        finally:
            saboteur.depth -= 1

    return wrapped


def widened(answer: Any) -> Any:
    """What a broken guard answers: of a condition one that holds always, of grants everybody's; of a door what it found."""
    if isinstance(answer, Q):
        return Q(pk__isnull=False)
    if isinstance(answer, tuple) and all(isinstance(one, QuerySet) for one in answer):
        return tuple(one.model._default_manager.all() for one in answer)
    return answer


def opens(guard: Guard, user: User, stage: Stage) -> bool:
    """Whether a guard, asked by itself, lets a person through to the stage's child or to a record about her."""
    child, asked = stage.planted.child, getattr(guard.holder, guard.function.__name__)
    if inspect.isclass(guard.holder):
        models = [model for model in apps.get_models() if isinstance(model._default_manager.all(), guard.holder)]
        path = "pk" if Child in models else "child_id"
        return any(asked(one._default_manager.all(), user).filter(**{path: child.pk}).exists() for one in models)
    given = {"capability": "child.view", "kind": AssessmentKind.SCREENING, "child_pk": child.pk, "child": "pk"}
    given |= {"user": user, "actor": user} | stage.arguments
    wanted = {name: given[name] for name in inspect.signature(guard.function).parameters if name in given}
    try:
        return is_about(asked(**wanted), child)
    except (NotVisible, Invalid):  # a child named besides the record that is asked for is refused at its field
        return False
    except NotAllowed:
        return True


def is_about(answer: Any, child: Child) -> bool:
    """Whether an answer of a guard lets through: a condition that holds for the child, a grant of hers, a record, yes."""
    if isinstance(answer, Q):
        return Child.objects.filter(answer, pk=child.pk).exists()
    if isinstance(answer, tuple):
        return any(grants.filter(content_object=child).exists() for grants in answer)
    return answer is not False
