"""News for the apps above, sent once the transaction has committed."""

from django.dispatch import Signal

# Police have taken up a report. Sent with `report_id` (public) and `child_pk` (internal); no child, no signal.
report_taken = Signal()
