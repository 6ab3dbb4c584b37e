"""The shape of a document that is sent."""

from typing import Any

from cases.choices.documents import DocumentKind, DocumentMarking
from cases.services.documents import Sent
from slscb.core.forms import ChoiceField, FileField, GovForm, SelectField, TextField


class DocumentForm(GovForm):
    title = TextField(
        "Title", noun="the title", max_length=120, hint="What it is and of when, like ‘School report, autumn 2026’"
    )
    document_kind = SelectField("Kind", choices=DocumentKind.choices, noun="the kind of document")
    marking = ChoiceField(
        "Does it hold any of these?",
        choices=DocumentMarking.choices,
        hints={DocumentMarking.PERSONAL.value: "Everyone who sees this child’s record can open it"},
        hint="Only those with the right to it can open it, and read its title. If it holds more than one, choose "
        "the one that would do most harm.",
        noun="what it holds",
    )
    file = FileField(
        "File",
        noun="the file",
        accept=".pdf,.docx,.jpg,.jpeg,.png,.txt",
        most_megabytes=10,
        hint="PDF, Word (docx), JPG, PNG or plain text, at most 10MB. Where and by whom a picture or Word document was made "
        "is taken out of it.",
    )

    def sent(self) -> Sent:
        """What was sent, as the service takes it."""
        said: dict[str, Any] = {name: self.cleaned_data[name] for name in ("title", "document_kind", "marking")}
        upload = self.cleaned_data["file"]
        return Sent(**said, name=upload.name, content=upload.read())
