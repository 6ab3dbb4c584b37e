"""The two ways to put a record into the database. Both turn Django's errors into faults that a form or the API can show.

They are called inside a service's own `transaction.atomic`, which a fault leaves and so rolls back; a service never
catches Invalid and goes on writing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError

from slscb.core.clock import now
from slscb.core.errors import Fault, Invalid, Stale
from slscb.core.models import Record

R = TypeVar("R", bound=Record)


def create(record: R) -> R:
    """Clean and insert a new record. Raises Invalid with every fault."""
    with _faults(record):
        record.save(force_insert=True)
    return record


def change(record: R, *, expected_version: int | None = None) -> R:
    """Clean and save a record that was read before, one version on.

    Raises Invalid with every fault, and Stale where the row is no longer at the version that was read
    (or at `expected_version`, the version the person had in front of them).
    """
    read = record.version
    if expected_version is not None and expected_version != read:
        raise Stale(record)
    with _faults(record):
        record.version = read + 1
        record.changed_at = now()
        if not type(record)._default_manager.filter(pk=record.pk, version=read).update(**_values(record)):
            record.version = read
            raise Stale(record)
    return record


def _values(record: Record) -> dict[str, Any]:
    fields = record._meta.local_concrete_fields
    return {
        field.attname: getattr(record, field.attname) for field in fields if not (field.primary_key or field.generated)
    }


@contextmanager
def _faults(record: Record) -> Iterator[None]:
    """Foreign keys, uniqueness and constraints are left to the database: asking first costs a query each and can race."""
    keys = {field.name for field in record._meta.local_concrete_fields if field.is_relation}
    try:
        record.full_clean(exclude=keys, validate_unique=False, validate_constraints=False)
        yield
    except ValidationError as error:
        raise Invalid(faults_of(error)) from error
    except IntegrityError as error:
        fault = constraint_fault(record, error)
        if fault is None:
            raise
        raise Invalid([fault]) from error


def faults_of(error: ValidationError) -> list[Fault]:
    """Every message of a Django validation error as a fault at its field."""
    if not hasattr(error, "error_dict"):
        return [Fault("", message) for message in error.messages]
    return [
        Fault("" if field == NON_FIELD_ERRORS else field, message)
        for field, messages in error.message_dict.items()
        for message in messages
    ]


def constraint_fault(record: Record, error: IntegrityError) -> Fault | None:
    """The words for a broken constraint that its model gives in `constraint_faults`, or None: then it is our own slip."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    words: dict[str, tuple[str, str]] = getattr(type(record), "constraint_faults", {})
    return Fault(*words[name]) if name in words else None
