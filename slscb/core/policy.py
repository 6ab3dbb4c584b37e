"""The policy file read once: capabilities, what they mean and the roles that hold them; who sees a child; what is open."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings

PUBLIC = "public"
SIGNED_IN = "signed-in"


@dataclass(frozen=True)
class Capability:
    """One thing that can be done in the service. Where agencies are named, a role holds it in one of those alone.

    What does not need the agency's signature under the information sharing agreement shows nothing about a child.
    """

    name: str
    meaning: str
    roles: frozenset[str]
    agencies: frozenset[str] = frozenset()
    needs_signature: bool = True

    def comes_with(self, role: str, agency: str) -> bool:
        """Whether a role in an agency (its code) holds it."""
        return role in self.roles and (not self.agencies or agency in self.agencies)


@dataclass(frozen=True)
class Sight:
    """In words for docs/access.md: who comes to see a child on a basis (`cases.choices.Basis`), and for how long."""

    who: str
    lasts: str


@dataclass(frozen=True)
class Policy:
    """Every capability by name; the words for each basis of sight; why each public route is open."""

    capabilities: dict[str, Capability]
    sight: dict[str, Sight] = field(default_factory=dict)
    public: dict[str, str] = field(default_factory=dict)

    def held_by(self, posts: Iterable[tuple[str, str]]) -> frozenset[str]:
        """The names of the capabilities that any of these posts, each a role and an agency's code, holds."""
        mine = frozenset(posts)
        return frozenset(name for name, one in self.capabilities.items() if any(one.comes_with(*post) for post in mine))

    def needs_signature(self, capability: str) -> bool:
        """Whether whoever uses a capability, or a page for everyone signed in, must have an agency that has signed."""
        return capability not in self.capabilities or self.capabilities[capability].needs_signature

    def roles_with(self, capability: str) -> frozenset[str]:
        """The roles that hold a capability, somewhere. Raises KeyError for one that the policy does not know."""
        return self.capabilities[capability].roles


@lru_cache(maxsize=1)
def load_policy() -> Policy:
    """The policy of `settings.POLICY_FILE`."""
    tables = tomllib.loads(Path(settings.POLICY_FILE).read_text(encoding="utf-8"))
    sight = {basis: Sight(**said) for basis, said in tables.pop("sight", {}).items()}
    public = tables.pop("public", {})
    return Policy(
        {
            (name := f"{noun}.{verb}"): Capability(
                name,
                rule["meaning"],
                frozenset(rule["roles"]),
                frozenset(rule.get("agencies", ())),
                rule.get("needs_signature", True),
            )
            for noun, verbs in tables.items()
            for verb, rule in verbs.items()
        },
        sight,
        public,
    )


def capability_of(view: object, method: str) -> str | None:
    """The capability that a view states for a method: None where it states none, and the request is then refused."""
    stated = getattr(view, "capability", None)
    if isinstance(stated, dict):
        return stated.get("GET" if method == "HEAD" else method)
    return stated
