"""Moments that are shown in boxes without their seconds."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any


def as_saved(typed: Mapping[str, Any], saved: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, with the saved moment wherever the boxes still show it, so that nobody moves a clock by opening it."""
    return {name: saved[name] if _shows(value, saved.get(name)) else value for name, value in typed.items()}


def _shows(typed: Any, saved: Any) -> bool:
    if not (isinstance(typed, datetime) and isinstance(saved, datetime)):
        return False
    return typed == saved.replace(second=0, microsecond=0)
