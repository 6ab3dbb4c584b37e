"""What other apps say about their records in the history of changes. They register in `AppConfig.ready`."""

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
