"""The thresholds of the pattern rules as they are set in this place."""

from django.conf import settings

from missing import rules


def in_force() -> rules.Thresholds:
    """What is in force here. Raises ValueError where the setting says what cannot be; asked once at start."""
    return rules.thresholds_from(settings.MISSING_PATTERNS)
