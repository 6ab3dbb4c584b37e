"""How far each field is protected (slscb/markings.toml), and what a person may be shown or may write of a record.

The one mechanism for pages, forms and the API: a field whose marking has a right of its own is neither shown to nor
overwritten by whoever does not hold that right. What is still empty anyone who may write the record may fill in: it
tells them nothing, and what a nurse or a teacher saw must not be lost.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Model

from slscb.core.errors import Fault, raise_if_any

if TYPE_CHECKING:
    from agencies.models import User

EVERY_MODEL = "*"
NOT_SHOWN = "Not shown to your role"
NOT_YOURS = "This is filled in already, and your role does not include it: ask whoever holds the case"


@dataclass(frozen=True)
class Level:
    """One marking: what it is for, and the capability without which it is not shown ("" where seeing the child is enough).

    `also` says in words what carries it by its kind and not by its field.
    """

    name: str
    meaning: str
    right: str = ""
    also: str = ""


@dataclass(frozen=True)
class Markings:
    """Every marking by name, and of each model (`cases.Child`) the marking of each field."""

    levels: dict[str, Level]
    fields: dict[str, dict[str, str]]

    def of(self, model: type[Model]) -> dict[str, str]:
        """The marking of each field of a model; an event table is marked as the model that it follows."""
        followed = getattr(model, "pgh_tracked_model", None) or model
        return self.fields.get(EVERY_MODEL, {}) | self.fields.get(followed._meta.label, {})

    def special(self, model: type[Model]) -> dict[str, Level]:
        """The fields of a model whose marking has a right of its own."""
        marked = {field: self.levels[name] for field, name in self.of(model).items()}
        return {field: level for field, level in marked.items() if level.right}


@lru_cache(maxsize=1)
def load_markings() -> Markings:
    """The markings of `settings.MARKINGS_FILE`."""
    table = tomllib.loads(Path(settings.MARKINGS_FILE).read_text(encoding="utf-8"))
    levels = {name: Level(name, **said) for name, said in table["levels"].items()}
    fields = {
        model: {field: level for level, names in marked.items() for field in names}
        for model, marked in table["fields"].items()
    }
    return Markings(levels, fields)


def withheld(user: "User", model: type[Model]) -> frozenset[str]:
    """The names of a model's fields that the user is not shown, whatever they hold."""
    special = load_markings().special(model)
    return frozenset(field for field, level in special.items() if not user.may(level.right))


def barred(user: "User", record: Model) -> frozenset[str]:
    """The names of a record's fields that the user is not shown and that hold something: no form of theirs has them."""
    return frozenset(name for name in withheld(user, type(record)) if not _is_empty(getattr(record, name)))


def shown(user: "User", record: Model, name: str) -> Any:
    """A field of a record as the user may read it: that something is there, and not what, without the right."""
    return NOT_SHOWN if name in barred(user, record) else getattr(record, name)


def writable(user: "User", record: Model, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the values that the user may write into a record: a barred field keeps what it holds.

    Raises Invalid at each barred field for which something else was sent.
    """
    kept = barred(user, record)
    raise_if_any(Fault(name, NOT_YOURS) for name in sorted(kept & values.keys()) if not _is_empty(values[name]))
    return {name: value for name, value in values.items() if name not in kept}


def unmarked(models: Iterable[type[Model]]) -> list[str]:
    """What is wrong with the file: fields without a marking or with an unknown one, and names of no field."""
    found, markings = [], load_markings()
    for model in models:
        said, own = markings.of(model), {field.name for field in model._meta.local_concrete_fields}
        label = model._meta.label
        found += [f"{label}.{name} has no marking" for name in sorted(own - said.keys()) if not name.startswith("pgh_")]
        found += [f"{label}.{name} is no field" for name in sorted(markings.fields.get(label, {}).keys() - own)]
        found += [f"{label}.{name} is marked {level}" for name, level in said.items() if level not in markings.levels]
    return found


def _is_empty(value: Any) -> bool:
    return value is None or value == "" or value == []
