"""Reading a note in full."""

from uuid import UUID

from agencies.models import User
from cases import access
from cases.choices import NoteKind
from cases.models import Note
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.errors import NotVisible


def open_note(user: User, note_id: UUID) -> Note:
    """A note about a child whom the user may see; the opening is written into the audit. Raises NotVisible."""
    seen = Note.objects.filter(access.each_visible(user)).select_related("child", "author", "agency")
    note: Note | None = seen.filter(public_id=note_id).first()
    if note is None:
        raise NotVisible("note")
    audit.record(actor=user, action=Action.VIEW, about=[note.child_id], target=note)
    return note


def may_read(user: User, note: Note) -> bool:
    """Whether the user is shown the text: health detail only with the right to it (slscb/markings.toml)."""
    return note.note_kind != NoteKind.HEALTH or user.may("health.view")
