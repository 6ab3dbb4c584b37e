"""How far bringing two records together has come, and what happened to each row."""

from django.db.models import TextChoices


class MergeState(TextChoices):
    WAITING = "waiting", "Waits for a second person"
    APPROVED = "approved", "Merged"
    REFUSED = "refused", "Refused"
    UNDONE = "undone", "Taken apart again"


class RowMoved(TextChoices):
    """What became of a row of the other record, or of a grant on the kept one."""

    MOVED = "moved", "Followed to the kept record"
    LEFT = "left", "Stayed with the other record"
    ENDED = "ended", "Followed and was ended that day"
    GIVEN = "given", "A grant that the kept record was given"
    CHANGED = "changed", "A grant that was changed"
    TAKEN = "taken", "A grant that was ended"
