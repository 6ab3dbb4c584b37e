"""Changes of records in words: which field of what, from what to what, by whom. No decision and no query."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import DateField, DateTimeField, Field, ForeignKey, JSONField, Model
from django.utils.text import capfirst

from agencies.models import User
from cases.cards import link_to
from cases.models import Child
from cases.presenters import LEVELS
from cases.selectors import Change, hidden
from slscb.core.marking import NOT_SHOWN
from slscb.core.models import Record
from slscb.core.pages import Link, address_of
from slscb.core.words import day_words, listed, short_moment_words

# What the service keeps for itself, and what only repeats another field.
UNSAID = {"id", "public_id", "created_at", "changed_at", "version", "search_name", "risk_order"}
NOTHING, UNNAMED = "Nothing", "Another record"
WHAT = {"recorded": "Recorded", "changed": "Changed", "removed": "Removed"}
Names = Mapping[tuple[str, int], str]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class ChangedField:
    """One field of a record, and its value before and after in words; "" where the record was not there."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedRecord:
    """One change of one record. `is_new` or `is_gone`: its fields are what was recorded or removed."""

    title: str
    what: str
    href: str
    fields: list[ChangedField]
    is_new: bool
    is_gone: bool


@dataclass(frozen=True)
class Act:
    """What one person, or the service, changed in one go."""

    at: datetime
    who: str
    records: list[ChangedRecord]


def acts(user: User, changes: Iterable[Change], names: Names) -> list[Act]:
    """Changes gathered into what was done in one go, in the order given."""
    grouped = groupby(changes, key=lambda one: (one.at, one.actor, one.act))
    return [
        Act(at, _who(actor, act, names), [_record(user, one, names) for one in together])
        for (at, actor, act), together in grouped
    ]


def pointed_at(changes: Sequence[Change]) -> Iterator[tuple[type[Model], int]]:
    """Every record that has to be called by its name: who did it, and what the records' fields point to."""
    for change in changes:
        if change.actor is not None:
            yield User, change.actor
        for field in said_fields(change.model):
            if isinstance(field, ForeignKey):
                for row in (change.before, change.after):
                    if row and row.get(str(field.column)) is not None:
                        yield field.related_model, row[field.column]


def link_to_changes(user: User, child: Child, record: Record) -> list[Link]:
    """The history of one record of a child, for those who may see it."""
    if not user.may("history.view"):
        return []
    address = address_of("cases:child-changes", child.public_id)
    return [Link("History of changes", f"{address}?record={record.public_id}")]


def said_fields(model: type[Model]) -> list["Field[Any, Any]"]:
    """The fields that a person reads; whose child it is, is said by the page."""
    fields = [field for field in model._meta.local_concrete_fields if field.name not in UNSAID]
    return [field for field in fields if field.name != "child" or field.related_model is not Child]


def _who(actor: int | None, act: str, names: Names) -> str:
    if actor is not None:
        return names.get((User._meta.label_lower, actor), UNNAMED)
    return f"The service: {act}"


def _record(user: User, change: Change, names: Names) -> ChangedRecord:
    model, row = change.model, change.after or change.before or {}
    is_new, is_gone = change.before is None, change.after is None
    masked = hidden(user, change)
    said = [field for field in said_fields(model) if _is_said(field, change)]
    return ChangedRecord(
        title="Child's details" if model is Child else capfirst(str(model._meta.verbose_name)),
        what=WHAT[change.label],
        href="" if model is Child or is_gone else link_to(model._meta.label_lower, UUID(row["public_id"])),
        fields=[_field(field, change, names, field.name in masked) for field in said],
        is_new=is_new,
        is_gone=is_gone,
    )


def _is_said(field: "Field[Any, Any]", change: Change) -> bool:
    """Of a change what differs, of what is new or gone what was filled in."""
    before, after = (change.before or {}).get(str(field.column)), (change.after or {}).get(str(field.column))
    if change.before is None or change.after is None:
        return (before if after is None else after) not in (None, "", [], {}, False)
    return bool(before != after)


def _field(field: "Field[Any, Any]", change: Change, names: Names, is_masked: bool) -> ChangedField:
    before, after = (
        "" if row is None else NOT_SHOWN if is_masked else value_words(field, row.get(str(field.column)), names)
        for row in (change.before, change.after)
    )
    return ChangedField(capfirst(str(field.verbose_name)), before, after)


def value_words(field: "Field[Any, Any]", value: Any, names: Names) -> str:
    """A column's value, as it came out of the event, as a person says it."""
    if value in (None, "", []):
        return NOTHING
    if isinstance(field, ForeignKey):
        return names.get((field.related_model._meta.label_lower, value), UNNAMED)
    if isinstance(field, ArrayField):
        return listed(value_words(field.base_field, one, names) for one in value)
    if field.name in ("risk_level", "level"):
        return LEVELS.get(value, (str(value), "grey"))[0]
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain_words(field, value)


def _plain_words(field: "Field[Any, Any]", value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(field, JSONField):
        return " ".join(str(one["words"]) for one in value if isinstance(one, dict) and "words" in one) or UNNAMED
    if isinstance(field, DateTimeField):
        return short_moment_words(field.to_python(value))
    if isinstance(field, DateField):
        return day_words(field.to_python(value))
    return str(value)
