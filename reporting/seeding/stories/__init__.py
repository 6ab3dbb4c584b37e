"""Stories worth clicking through, told of the first children of every borough. Described in docs/guide/stories.md."""

from reporting.seeding.stories.missing import due_soon, from_elsewhere, long_overdue, missing_now
from reporting.seeding.stories.others import held_elsewhere, long_names, long_story, typed_twice
from reporting.seeding.stories.ring import ring_high, ring_low, ring_medium
from reporting.seeding.stories.risk import raised_last_week, stepping_down

STORIES = (
    missing_now,
    due_soon,
    long_overdue,
    ring_high,
    ring_medium,
    ring_low,
    raised_last_week,
    from_elsewhere,
    stepping_down,
    long_names,
    long_story,
    held_elsewhere,
    typed_twice,
)
