"""Documents on a child's record."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cases import access, selectors
from cases.forms import ReasonForm
from cases.forms.documents import DocumentForm
from cases.models import Document
from cases.presenters import documents as presenters
from cases.services import documents
from cases.views.pages import ChildPageMixin
from slscb.core.forms import GovForm
from slscb.core.models import Record
from slscb.core.pages import FormPage, Link, ListPage, Page


class DocumentList(ListPage):
    """Every document of a child."""

    capability = "child.view"
    template_name = "cases/document_list.html"
    page_title, noun = "Documents", "document"
    empty_text = "There is no document on this record yet."

    def items(self, filters: Mapping[str, Any]) -> Any:
        """The newest first."""
        return selectors.documents_of(self.actor, self.kwargs["child_id"])

    def context(self, **more: Any) -> dict[str, Any]:
        """The page's rows as a table, and the way to add one."""
        shown = super().context(**more)
        may_add = self.actor.may("document.add")
        return shown | {"table": presenters.table(self.actor, shown["rows"]), "may_add": may_add, **self.kwargs}

    def back(self) -> Link:
        """Back to the child."""
        return Link("The child's record", reverse("cases:child-view", args=[self.kwargs["child_id"]]))


class DocumentAdd(ChildPageMixin, FormPage):
    """Sends a document."""

    capability = "document.add"
    page_title = "Add a document"
    form_class = DocumentForm
    submit_text = "Send the document"

    def save(self, form: GovForm) -> str:
        """Keep it and show how far it has come."""
        sent = form.sent()  # type: ignore[attr-defined]
        document = documents.add_document(actor=self.actor, child_id=self.child.public_id, sent=sent)
        return reverse("cases:document-view", args=[document.public_id])


class DocumentPage(Page):
    """What the pages about one document share."""

    document: Document

    def back(self) -> Link:
        """Back to the child's documents."""
        return Link("Documents", reverse("cases:document-list", args=[self.document.child.public_id]))


class DocumentView(DocumentPage):
    """What is known of a document, and the way to its file."""

    capability = "child.view"
    template_name = "cases/document_view.html"

    def load(self) -> None:
        """Open it; the opening is written into the audit."""
        self.document = selectors.open_document(self.actor, self.kwargs["document_id"])

    def title(self) -> str:
        """Its title, where it may be shown."""
        return presenters.title(self.actor, self.document)

    def context(self, **more: Any) -> dict[str, Any]:
        """The facts, what the state means, and what can be done."""
        actor, document = self.actor, self.document
        return super().context(
            rows=presenters.facts(actor, document),
            says=presenters.says(document, selectors.is_scanner_well()),
            open_link=presenters.open_link(actor, document),
            may_withdraw=presenters.may_withdraw(actor, document),
            document=document,
            **more,
        )


class DocumentFile(Page):
    """The file itself."""

    capability = "child.view"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hand it out; that is written into the audit."""
        return presenters.file_answer(*selectors.file_of(self.actor, kwargs["document_id"]))


class DocumentWithdraw(DocumentPage, FormPage):
    """Takes a document off the record."""

    capability = "document.withdraw"
    page_title = "Withdraw the document"
    form_class = ReasonForm
    submit_text = "Withdraw the document"
    success_text = "The document is withdrawn. Its line stays with the reason."
    is_destructive = True

    def load(self) -> None:
        """The document, locked until the answer."""
        self.document = access.document_to_change(self.actor, self.kwargs["document_id"], "document.withdraw")

    def subject(self) -> Record:
        """The document."""
        return self.document

    def initial(self) -> Mapping[str, Any]:
        """The version that is withdrawn."""
        return {"version": self.document.version}

    def context(self, **more: Any) -> dict[str, Any]:
        """Which document it is."""
        return super().context(caption=presenters.title(self.actor, self.document), **more)

    def save(self, form: GovForm) -> str:
        """Withdraw with the reason."""
        said, version = form.cleaned_data["reason"], form.cleaned_data["version"]
        found = self.document.public_id
        documents.withdraw_document(actor=self.actor, document_id=found, reason=said, expected_version=version)
        return reverse("cases:document-view", args=[found])
