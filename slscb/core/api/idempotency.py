"""A POST that carries an Idempotency-Key happens once; the same request again gets the same answer."""

import hashlib
import json
from typing import TYPE_CHECKING

from rest_framework.exceptions import ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from slscb.core.models import IdempotentAnswer

if TYPE_CHECKING:
    from agencies.models import User

MOST_CHARACTERS = 200
KEPT_HEADERS = ("ETag", "Location")


class AnsweredBefore(Exception):
    """This very request was answered before."""

    def __init__(self, answer: IdempotentAnswer) -> None:
        self.answer = answer
        super().__init__(answer.key)

    def response(self) -> Response:
        """The answer given the first time, marked as a repeat."""
        headers = self.answer.headers | {"Idempotent-Replayed": "true"}
        return Response(self.answer.body, status=self.answer.status, headers=headers)


class KeyReused(Exception):
    """The key came with another path or body."""


def claim(request: Request, user: "User") -> IdempotentAnswer | None:
    """Take the request's key in the request's transaction: a twin waits here until the first has committed.

    Raises AnsweredBefore for a repeat and KeyReused for another request under the same key. A request that fails rolls
    its claim back, so it can be sent again mended.
    """
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        return None
    if len(key) > MOST_CHARACTERS or not key.isascii() or not key.isprintable():
        raise ValidationError({"Idempotency-Key": f"Use at most {MOST_CHARACTERS} printable ASCII characters."})
    body = json.dumps(request.data, sort_keys=True, default=str)
    mine = IdempotentAnswer(
        user=user, key=key, path=request.path, body_digest=hashlib.sha256(body.encode()).hexdigest()
    )
    IdempotentAnswer.objects.bulk_create([mine], ignore_conflicts=True)
    kept = IdempotentAnswer.objects.get(user=user, key=key)
    if kept.status is None:
        return kept
    if (kept.path, kept.body_digest) != (mine.path, mine.body_digest):
        raise KeyReused
    raise AnsweredBefore(kept)


def keep(answer: IdempotentAnswer, response: Response) -> None:
    """Remember the answer in the transaction that did the work."""
    answer.status = response.status_code
    answer.body = json.loads(JSONRenderer().render(response.data) or "null")
    answer.headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    answer.save(update_fields=["status", "body", "headers"])
