"""The card with the newest documents on a child's page."""

from typing import Any

from agencies.models import User
from cases import selectors
from cases.cards import Card
from cases.models import Child
from cases.presenters import documents as presenters


def newest(user: User, child: Child) -> dict[str, Any]:
    """The newest few, and the way to all of them."""
    shown, more = selectors.newest_documents(user, child)
    return {"lines": [presenters.card_line(user, one) for one in shown], "more": more}


DOCUMENTS = Card(
    key="documents",
    title="Documents",
    template="cases/_documents.html",
    build=newest,
    order=70,
    actions=(
        ("All documents", "cases:document-list", "child.view"),
        ("Add a document", "cases:document-add", "document.add"),
    ),
)
