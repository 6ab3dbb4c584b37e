"""What other apps say about their records in the history of changes. They register in `AppConfig.ready`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Expression, F, Model, Value
from django.db.models.functions import Concat

_names: dict[str, Expression | F] = {
    "agencies.user": Concat("first_name", Value(" "), "last_name"),
    "agencies.agency": F("name"),
    "agencies.team": F("name"),
}


def register_name(kind: str, name: Expression | F) -> None:
    """Say how a record is called where another one points to it; only what everyone may know who sees the other."""
    _names[kind] = name


def name_of(model: type[Model]) -> Expression | F | None:
    """The expression that names a model's records, None where they stay unnamed."""
    return _names.get(model._meta.label_lower)


@dataclass(frozen=True)
class Marked:
    """Records of which some kinds are marked: the field that says the kind, the right to each such kind, what it hides."""

    field: str
    rights: Mapping[Any, str]
    hides: frozenset[str]


_marked: dict[str, Marked] = {}


def register_marked(kind: str, field: str, rights: Mapping[Any, str], hides: frozenset[str]) -> None:
    """Say of which records of a kind the history shows some fields to those alone who hold a right."""
    _marked[kind] = Marked(field, rights, hides)


def marked_of(model: type[Model]) -> Marked | None:
    """What was said of a model's records, None where no kind of them is marked."""
    return _marked.get(model._meta.label_lower)
