"""A mail server that takes everything and writes down the Message-ID of each: `python -m bench.drills.mailbox PORT FILE`."""

import socketserver
import sys
import threading
from email import message_from_bytes
from pathlib import Path

ANSWERS = {b"EHLO": b"250 drill", b"DATA": b"354 go on", b"QUIT": b"221 bye"}
BEFORE_EVERY_ANSWER = threading.Lock()


class Conversation(socketserver.StreamRequestHandler):
    """One client, as far as Django's SMTP needs it. Accepted means written down."""

    def handle(self) -> None:
        self.answer(b"220 drill")
        for line in self.rfile:
            command = line[:4].upper()
            self.answer(ANSWERS.get(command, b"250 ok"))
            if command == b"QUIT":
                break
            if command == b"DATA":
                self.take()

    def take(self) -> None:
        """Read a message to its end and write its Message-ID and addressee down before it is accepted."""
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line)
        else:
            return  # the client was killed in the middle: nothing was accepted
        message = message_from_bytes(b"".join(lines))
        with BEFORE_EVERY_ANSWER, Path(self.server.journal).open("a", encoding="utf-8") as journal:
            journal.write(f"{message['Message-ID']} {message['To']}\n")
        self.answer(b"250 taken")

    def answer(self, line: bytes) -> None:
        """Say a line; who has been killed does not hear it."""
        try:
            self.wfile.write(line + b"\r\n")
        except OSError:
            self.rfile.close()


class Server(socketserver.ThreadingTCPServer):
    """A thread for each client."""

    allow_reuse_address = daemon_threads = True
    journal: str

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients are killed here all the time."""


def main(port: int, journal: str) -> None:
    """Serve until killed."""
    with Server(("127.0.0.1", port), Conversation) as server:
        server.journal = journal
        server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
