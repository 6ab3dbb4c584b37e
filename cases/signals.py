"""News about a child for the apps above, sent inside the transaction that records the fact."""

from django.dispatch import Signal

# Something happened that calls for an earlier look at a child's risk. Sent with `actor` (None for the service itself),
# `child_pk` (internal), `trigger` (a value of risk.choices.ReviewTrigger) and `happened_on` (a London day).
review_called = Signal()
