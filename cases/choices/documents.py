"""What a document on a child's record is, how far it is protected, and how far it has come."""

from django.db.models import TextChoices


class DocumentKind(TextChoices):
    REPORT = "report", "Report"
    LETTER = "letter", "Letter or e-mail"
    PLAN = "plan", "Plan or agreement"
    PICTURE = "picture", "Photograph or screenshot"
    COURT = "court", "Court paper or notice"
    OTHER = "other", "Other"


class DocumentMarking(TextChoices):
    """A level of slscb/markings.toml, which says who may open what carries it."""

    PERSONAL = "personal", "Nothing of these"
    ADDRESS = "address", "An address, or how to reach the family"
    HEALTH = "health", "Health detail"
    SUSPECT = "suspect", "Suspects or people of concern"


class DocumentState(TextChoices):
    HELD = "held", "Waiting to be checked"
    RELEASED = "released", "Checked"
    INFECTED = "infected", "Refused: a virus was found"
    LOST = "lost", "Refused: the file is gone"
    WITHDRAWN = "withdrawn", "Withdrawn"


ON_RECORD = (DocumentState.HELD, DocumentState.RELEASED)
