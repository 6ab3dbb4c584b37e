"""The card that says how many documents are on a child's record. It asks nothing: the child's own question counts them."""

from typing import Any

from agencies.models import User
from cases.cards import Card
from cases.models import Child
from cases.presenters import documents as presenters


def how_many(_user: User, child: Child) -> dict[str, Any]:
    """How many there are and how many of them wait to be checked."""
    return {"words": presenters.how_many(child.documents_on_record, child.documents_held)}  # type: ignore[attr-defined]


DOCUMENTS = Card(
    key="documents",
    title="Documents",
    template="cases/_documents.html",
    build=how_many,
    order=70,
    actions=(
        ("All documents", "cases:document-list", "child.view"),
        ("Add a document", "cases:document-add", "document.add"),
    ),
)
