"""Filters that say days and moments in words, for values that reach a template as they are."""

from datetime import date, datetime

from django import template

from slscb.core import words
from slscb.core.clock import now, today

register = template.Library()


@register.filter
def moment(value: datetime | None) -> str:
    """Such as 'Monday 23 November 2026, 9:30am'."""
    return words.moment_words(value) if value else ""


@register.filter
def short_moment(value: datetime | None) -> str:
    """Such as '23 Nov 2026, 9:30am'."""
    return words.short_moment_words(value) if value else ""


@register.filter
def day(value: date | None) -> str:
    """Such as '23 November 2026'."""
    return words.day_words(value) if value else ""


@register.filter
def weekday(value: date | None) -> str:
    """Such as 'Monday 23 November 2026'."""
    return words.weekday_words(value) if value else ""


@register.filter
def due(value: date | datetime | None) -> str:
    """Such as 'in 5 hours', 'tomorrow' or '2 days overdue'."""
    if isinstance(value, datetime):
        return words.due_words(value, now())
    return words.due_day_words(value, today()) if value else ""


@register.filter
def ago(value: datetime | None) -> str:
    """Such as '3 hours ago'."""
    return words.ago_words(value, now()) if value else ""
