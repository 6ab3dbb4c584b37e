"""News for the apps above, sent inside the transaction: what follows is promised with the fact or not at all."""

from django.dispatch import Signal

# Police have taken up a report about a child. Sent with `report`; no child, no signal.
report_taken = Signal()
