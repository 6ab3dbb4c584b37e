from slscb.core.models.audit import Action, ActionKind, AuditEvent, of_kind
from slscb.core.models.base import Record
from slscb.core.models.chain import AuditLink
from slscb.core.models.heartbeat import Heartbeat
from slscb.core.models.idempotency import IdempotentAnswer
from slscb.core.models.kept import KeptForm
from slscb.core.models.outbox import EmailState, Notice, OutgoingEmail, Reminder, ReminderState

__all__ = [
    "Action",
    "ActionKind",
    "AuditEvent",
    "AuditLink",
    "EmailState",
    "Heartbeat",
    "IdempotentAnswer",
    "KeptForm",
    "Notice",
    "OutgoingEmail",
    "Record",
    "Reminder",
    "ReminderState",
    "of_kind",
]
