"""Signing in through an agency's own directory (OpenID Connect, such as Entra ID): what the settings say of each.

`settings.SIGN_IN_PROVIDERS` is a list of tables, one for each directory; `slscb.core.checks` refuses what is unsafe.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

FOR_ANYONE = ("common", "organizations", "consumers")  # Entra's addresses for whoever has an account anywhere
KEY = re.compile("[a-z0-9-]+")
SHORTEST_SECRET = 16


@dataclass(frozen=True, kw_only=True)
class Provider:
    """One agency's directory.

    `domains` are those of the e-mail addresses that it answers for. Where `trusts_mfa` is true, a second factor that the
    directory has asked for (`mfa` in `amr`) counts as ours.
    """

    key: str
    name: str
    agency: str
    issuer: str
    client_id: str
    client_secret: str
    domains: Sequence[str]
    trusts_mfa: bool = False


def all_of_them() -> list[Provider]:
    """Every directory that is set up."""
    return [Provider(**one) for one in settings.SIGN_IN_PROVIDERS]


def provider(key: str) -> Provider | None:
    """One by its key; None for one that is not set up."""
    return next((one for one in all_of_them() if one.key == key), None)


def faults(stated: Sequence[Mapping[str, Any]], agencies: Sequence[str]) -> Iterator[str]:
    """What is unsafe about the settings, in sentences that hold no secret."""
    keys = [one.get("key") for one in stated]
    for number, one in enumerate(stated, start=1):
        where = f"Provider {number} ({one.get('key', 'without a key')})"
        try:
            made = Provider(**one)
        except TypeError:
            yield f"{where} lacks a value or has one too many."
            continue
        yield from (f"{where} {fault}" for fault in _faults_of(made, agencies))
        if keys.count(made.key) > 1:
            yield f"{where} has the key of another."


def _faults_of(one: Provider, agencies: Sequence[str]) -> Iterator[str]:
    issuer = urlsplit(one.issuer)
    if issuer.scheme != "https" or not issuer.hostname or issuer.query or issuer.fragment:
        yield "has an issuer that is no https address."
    if any(part in FOR_ANYONE for part in issuer.path.split("/")):
        yield "has an issuer for everybody's accounts: name one tenant."
    if not KEY.fullmatch(one.key) or not one.name or not one.client_id:
        yield "lacks a key of small letters, a name or a client_id."
    if len(one.client_secret) < SHORTEST_SECRET:
        yield "has no client_secret worth the name."
    if one.agency not in agencies:
        yield "names an agency that there is not."
    if not one.domains or isinstance(one.domains, str) or any("*" in of or "." not in of for of in one.domains):
        yield "must name each domain of its addresses in full."
    if not isinstance(one.trusts_mfa, bool):
        yield "must say true or false of trusts_mfa."
