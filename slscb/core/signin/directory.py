"""The conversation with an agency's directory: there with state, nonce and PKCE, and back with a proof of who it was.

The request and the exchange of the code are django-allauth's client. Its own flow neither asks for a nonce nor verifies the
signature of the proof, so that is done here, by PyJWT.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hmac import compare_digest
from typing import Any
from urllib.parse import urlsplit

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from requests import RequestException

from slscb.core.clock import now
from slscb.core.signin.providers import Provider

ON_THE_WAY = "on_the_way"
LONGEST = timedelta(minutes=10)
ALGORITHMS = ["RS256", "PS256", "ES256"]
LEEWAY = timedelta(seconds=60)
DISCOVERY = "/.well-known/openid-configuration"
NOT_SET_UP = "Signing in with that account is not set up here. Sign in with your password."
CANCELLED = "You cancelled, or your agency’s directory did not let you in."
TOO_LATE = "This took too long, or was begun in another window. Begin again."
NO_ANSWER = "Your agency’s directory does not answer. Try again in a few minutes, or sign in with your password."
NOT_PROVED = "What your agency’s directory sent could not be verified. Tell the system administrator."


class Refused(Exception):
    """Nobody is signed in; says why in a sentence for the person."""


@dataclass(frozen=True)
class Proof:
    """What the directory has proved, where the person wanted to go, and whether it was asked to prove anew."""

    claims: dict[str, Any]
    onward: str
    is_again: bool


def address_of(request: HttpRequest, provider: Provider, onward: str, *, again: bool = False) -> str:
    """Where the browser goes, remembered in its session. Raises Refused where the directory does not answer."""
    known, challenge = discover(provider), generate_code_challenge()
    verifier, state, nonce = challenge.pop("code_verifier"), secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    request.session[ON_THE_WAY] = {
        "provider": provider.key,
        "state": state,
        "nonce": nonce,
        "verifier": verifier,
        "onward": onward,
        "again": again,
        "at": now().timestamp(),
    }
    client = _client(request, provider, known["token_endpoint"])
    client.state = state
    more = {"nonce": nonce, "response_mode": "query", **challenge} | (
        {"prompt": "login", "max_age": 0} if again else {}
    )
    return str(client.get_redirect_url(known["authorization_endpoint"], ["openid", "email", "profile"], more))


def come_back(request: HttpRequest, provider: Provider) -> Proof:
    """What the directory has proved about whoever comes back from it, once. Raises Refused."""
    begun = request.session.pop(ON_THE_WAY, None) or {}
    is_ours = begun.get("provider") == provider.key and compare_digest(
        str(begun.get("state", "")).encode(), request.GET.get("state", "").encode()
    )
    if not is_ours or now().timestamp() - begun["at"] > LONGEST.total_seconds():
        raise Refused(TOO_LATE)
    if "error" in request.GET or not request.GET.get("code"):
        raise Refused(CANCELLED)
    claims = _exchange(request, provider, begun)
    if begun["again"] and claims.get("auth_time", 0) < begun["at"] - LEEWAY.total_seconds():
        raise Refused(NOT_PROVED)
    return Proof(claims, begun["onward"], begun["again"])


def discover(provider: Provider) -> dict[str, Any]:
    """What the directory says of itself, all of it at addresses of https. Raises Refused."""
    known = _fetch(provider.issuer.rstrip("/") + DISCOVERY)
    ends = [known.get(name, "") for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    if known.get("issuer") != provider.issuer or any(urlsplit(str(end)).scheme != "https" for end in ends):
        raise Refused(NOT_PROVED)
    return known


def _exchange(request: HttpRequest, provider: Provider, begun: dict[str, Any]) -> dict[str, Any]:
    known = discover(provider)
    try:
        client = _client(request, provider, known["token_endpoint"])
        token = client.get_access_token(request.GET["code"], pkce_code_verifier=begun["verifier"])["id_token"]
        key = jwt.PyJWKSet.from_dict(_fetch(known["jwks_uri"]))[jwt.get_unverified_header(token)["kid"]]
        claims: dict[str, Any] = jwt.decode(
            token,
            key.key,
            algorithms=ALGORITHMS,
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "sub", "nonce"]},
        )
    except RequestException as error:
        raise Refused(NO_ANSWER) from error
    except (OAuth2Error, jwt.PyJWTError, KeyError, ValueError, TypeError) as error:
        raise Refused(NOT_PROVED) from error
    if not compare_digest(str(claims["nonce"]).encode(), begun["nonce"].encode()):
        raise Refused(NOT_PROVED)
    return claims


def _client(request: HttpRequest, provider: Provider, token_endpoint: str) -> OAuth2Client:
    back = settings.SERVICE_URL.rstrip("/") + reverse("core:provider-return", args=[provider.key])
    return OAuth2Client(request, provider.client_id, provider.client_secret, "POST", token_endpoint, back)


def _fetch(address: str) -> dict[str, Any]:
    try:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address, allow_redirects=False)
            if answer.status_code != 200:
                raise Refused(NO_ANSWER)
            found = answer.json()
    except (RequestException, ValueError) as error:
        raise Refused(NO_ANSWER) from error
    if not isinstance(found, dict):
        raise Refused(NO_ANSWER)
    return found
