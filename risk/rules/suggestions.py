"""Whether what another record suggests still waits for somebody to confirm it."""

from datetime import datetime


def is_unanswered(made_at: datetime, assessed_at: datetime | None) -> bool:
    """A suggestion waits until an assessment is completed after it, whether that ticks it or not.

    `assessed_at` is when the assessment in force was completed, None where nobody has assessed. Source: issue 5 point 4.
    """
    return assessed_at is None or assessed_at <= made_at
