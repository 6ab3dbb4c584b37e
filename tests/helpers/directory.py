"""A small directory that speaks OpenID Connect, inside this process: what a browser would carry is handed over by hand."""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa

from slscb.core.clock import now

ISSUER = "https://login.example/tenant-1/v2.0"
SECRET = "a-secret-of-the-directory"
SETTINGS = {
    "key": "health",
    "name": "NHS account (Health)",
    "agency": "health",
    "issuer": ISSUER,
    "client_id": "slscb",
    "client_secret": SECRET,
    "domains": ["nhs.example"],
}
KEYS = {kid: rsa.generate_private_key(public_exponent=65537, key_size=2048) for kid in ("right", "wrong")}


@dataclass
class Directory(requests.adapters.BaseAdapter):
    """Answers as a directory; `claims` are what it says of whoever signs in, `signs_with` the key it signs with."""

    claims: dict[str, Any] = field(default_factory=dict)
    signs_with: str = "right"
    algorithm: str = "RS256"
    is_down: bool = False
    asked: dict[str, str] = field(default_factory=dict)  # what the browser brought
    known: dict[str, Any] = field(default_factory=dict)  # instead of what discovery says

    def __post_init__(self) -> None:
        super().__init__()

    def visit(self, address: str) -> dict[str, str]:
        """Somebody's browser arrives, signs in and is sent back with these parameters."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return {"code": "c0de", "state": self.asked["state"]}

    def send(self, request: Any, **_options: Any) -> requests.Response:
        if self.is_down:
            raise requests.ConnectionError("down")
        path = urlsplit(request.url).path
        if path.endswith("/openid-configuration"):
            return _json(request, self._discovery() | self.known)
        if path == "/keys":
            public = jwt.algorithms.RSAAlgorithm.to_jwk(KEYS["right"].public_key(), as_dict=True)
            return _json(request, {"keys": [{**public, "kid": "1", "use": "sig", "alg": "RS256"}]})
        return self._token(request)

    def close(self) -> None:
        pass

    def _discovery(self) -> dict[str, Any]:
        host = "https://login.example"
        ends = {"authorization_endpoint": f"{host}/authorize", "token_endpoint": f"{host}/token"}
        return {"issuer": ISSUER, "jwks_uri": f"{host}/keys", **ends}

    def _token(self, request: Any) -> requests.Response:
        sent = {name: values[0] for name, values in parse_qs(request.body).items()}
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).rstrip(b"=")
        right = {
            "code": "c0de",
            "client_id": "slscb",
            "client_secret": SECRET,
            "redirect_uri": self.asked["redirect_uri"],
        }
        if challenge.decode() != self.asked["code_challenge"] or any(
            sent.get(name) != one for name, one in right.items()
        ):
            return _json(request, {"error": "invalid_grant"}, status=400)
        token = jwt.encode(self._claims(), self._key(), algorithm=self.algorithm, headers={"kid": "1"})
        return _json(request, {"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _claims(self) -> dict[str, Any]:
        at = int(now().timestamp())
        said = {"iss": ISSUER, "aud": "slscb", "sub": "subject-1", "iat": at, "exp": at + 300, "auth_time": at}
        return said | {"nonce": self.asked["nonce"]} | self.claims

    def _key(self) -> Any:
        return "x" * 64 if self.algorithm == "HS256" else KEYS[self.signs_with]


def _json(request: Any, body: dict[str, Any], status: int = 200) -> requests.Response:
    answer = requests.Response()
    answer.status_code, answer.url, answer.request = status, request.url, request
    answer.headers["content-type"] = "application/json"
    answer._content = json.dumps(body).encode()
    return answer
