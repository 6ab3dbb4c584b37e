"""The drill's mail server takes a message from Django's own backend and writes its Message-ID down."""

import threading

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from bench.drills.mailbox import Conversation, Server


@pytest.fixture
def mailbox(tmp_path):
    """A server on a port of its own, and its journal."""
    with Server(("127.0.0.1", 0), Conversation) as server:
        server.journal = str(tmp_path / "journal")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], tmp_path / "journal"
        server.shutdown()


def test_each_message_is_written_down_once(mailbox):
    port, journal = mailbox
    backend = EmailBackend(host="127.0.0.1", port=port)
    messages = [EmailMessage("s", ".dot\nb", to=["a@b.example"], headers={"Message-ID": f"<{n}@x>"}) for n in (1, 2)]
    assert backend.send_messages(messages) == 2
    assert journal.read_text() == "<1@x> a@b.example\n<2@x> a@b.example\n"
