"""Six people's programs that post through the API and repeat until they are answered: what is acknowledged is written down.

`python -m bench.drills.clients PORT TOKENS JOURNAL`, one thread a token; SIGTERM lets each finish what it has begun.
"""

import http.client
import itertools
import json
import signal
import socket
import sys
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO
from uuid import uuid4

SECONDS_FOR_AN_ANSWER = 10
PAUSE = 0.1
ONE_AT_A_TIME = threading.Lock()
NOTHING = (OSError, http.client.HTTPException)


@dataclass
class Client:
    """One program: a connection that it opens again as often as it breaks, and a journal shared with the others."""

    port: int
    token: str
    journal: TextIO
    stop: threading.Event
    connection: http.client.HTTPConnection | None = None

    def run(self) -> None:
        """Record a child, report her missing, send intelligence about her; again and again."""
        for number in itertools.count():
            if self.stop.is_set():
                return
            mark = f"drill {uuid4()}"
            child = self.post("child", mark, "/api/v1/children/", child_called(number, mark))
            if child:
                about = f"/api/v1/children/{child['id']}/missing-episodes/"
                self.post("episode", mark, about, episode_in(mark))
                self.post("intelligence", mark, "/api/v1/intelligence-reports/", intelligence_on(child["id"], mark))

    def post(self, kind: str, mark: str, path: str, body: dict[str, Any]) -> dict[str, Any] | None:
        """Send one thing under one Idempotency-Key until it is answered with yes or no; says what was answered to a yes."""
        key, tries = str(uuid4()), 0
        while True:
            tries, sent = tries + 1, time.time()
            status, answer = self.attempt(path, key, body)
            if status in (200, 201) or 400 <= status < 500:
                break
            time.sleep(PAUSE)
        line = {"kind": kind, "mark": mark, "status": status, "tries": tries, "sent": sent, "answered": time.time()}
        with ONE_AT_A_TIME:
            self.journal.write(json.dumps(line) + "\n")
        return answer if status < 400 else None

    def attempt(self, path: str, key: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """One request; 0 where nothing came back."""
        headers = {"Authorization": f"Token {self.token}", "Idempotency-Key": key, "Content-Type": "application/json"}
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_FOR_AN_ANSWER)
                self.connection.connect()
                self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connection.request("POST", path, json.dumps(body), headers)
            response = self.connection.getresponse()
            return response.status, json.loads(response.read())
        except (*NOTHING, ValueError):
            if self.connection is not None:
                self.connection.close()
            self.connection = None
            return 0, {}


def child_called(number: int, mark: str) -> dict[str, Any]:
    """A girl whose school is the mark; nothing in the database would keep a second one like her out."""
    names = {"given_name": f"Drill {number}", "family_name": "Testperson", "school": mark}
    return {**names, "date_of_birth": "2012-03-27", "sex": "F", "ward": "chalvey"}


def episode_in(mark: str) -> dict[str, Any]:
    """A report that she has been missing for an hour."""
    seen = datetime.now(UTC) - timedelta(hours=1)
    return {"kind": "home", "last_seen_at": seen.isoformat(), "circumstances": mark}


def intelligence_on(child_id: str, mark: str) -> dict[str, Any]:
    """A report to police with the mark as its text."""
    seen = {"danger": "no", "how_known": "first_hand", "may_name_source": False}
    return {**seen, "child_id": child_id, "narrative": f"{mark} was seen with two men in a silver car"}


def main(port: int, tokens: list[str], journal: str) -> None:
    """Run the clients until told to stop."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    with Path(journal).open("a", buffering=1, encoding="utf-8") as lines:
        threads = [threading.Thread(target=Client(port, token, lines, stop).run) for token in tokens]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2].split(","), sys.argv[3])
