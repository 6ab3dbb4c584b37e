"""Documents and lock files: links that lead somewhere, records in order, nothing of one machine."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import PurePosixPath

from tests.architecture.checkers.findings import Finding

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
ADDRESS = re.compile(r"https?://|git\+|file:", re.I)
MACHINE = re.compile(r"(?<![\w.$}~/-])/(?:home|root|Users|work|workspace)/[\w.]")
STATUS = re.compile(r"^Status: (accepted|proposed|superseded by \d{4})", re.M)
GOVERNS = re.compile(r"^Governs: (.+)$", re.M)
RECORD = re.compile(r"(\d{4})-[a-z0-9-]+\.md")


def dead_links(path: str, text: str, exists: Callable[[str], bool]) -> Iterator[Finding]:
    """A relative link in a document leads to a file."""
    for number, line in enumerate(_without_code(text).splitlines(), 1):
        for found in LINK.finditer(line):
            target = (found.group(1) or found.group(2)).partition("#")[0]
            if target and not re.match(r"[a-z]+:", target) and not exists(_resolved(path, target)):
                yield Finding(path, number, f"mend the link: there is no {target}")


def addresses_in_lock(path: str, text: str) -> Iterator[Finding]:
    """A lock file names packages and hashes, not the place from which somebody once fetched them."""
    if path.endswith(".json"):
        for name, package in json.loads(text).get("packages", {}).items():
            if ADDRESS.match(str(package.get("resolved", ""))):
                yield Finding(path, 0, f"lock {name} again with omit-lockfile-registry-resolved=true")
        return
    for number, line in enumerate(text.splitlines(), 1):
        if ADDRESS.search(line) or line.startswith(("--index", "--extra-index", "--find-links", "-i ")):
            yield Finding(path, number, "lock again without addresses (--no-emit-index-url)")


def machine_paths(path: str, text: str) -> Iterator[Finding]:
    """Nothing in the repository knows on which machine it was written."""
    for number, line in enumerate(text.splitlines(), 1):
        if MACHINE.search(line):
            yield Finding(path, number, "use a path from the top of the repository")


def pins(text: str) -> dict[str, str]:
    """The versions of a requirements lock by package, environment markers included."""
    found = re.findall(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)(?: ; ([^\\\n]+?))? \\", text, re.M)
    return {name: version for name, version, _marker in found}


def bad_records(records: Mapping[str, str], index: str, exists: Callable[[str], bool]) -> Iterator[Finding]:
    """Decision records: numbered once, with a true status and the files they govern, and in the index."""
    numbers: dict[str, str] = {}
    for path, text in sorted(records.items()):
        name = PurePosixPath(path).name
        if not (found := RECORD.fullmatch(name)):
            yield Finding(path, 0, "name it NNNN-what-was-decided.md")
            continue
        if (first := numbers.setdefault(found.group(1), name)) != name:
            yield Finding(path, 0, f"take the next free number: {first} has this one")
        if name not in index:
            yield Finding(path, 0, "add it to docs/adr/README.md")
        yield from _record(path, text, exists)


def _record(path: str, text: str, exists: Callable[[str], bool]) -> Iterator[Finding]:
    if not STATUS.search(text):
        yield Finding(path, 1, "say 'Status: accepted', 'proposed' or 'superseded by NNNN'")
    governs = GOVERNS.search(text)
    if governs is None:
        yield Finding(path, 1, "name the files it governs: 'Governs: `path`, `path`'")
        return
    for target in re.findall(r"`([^`]+)`", governs.group(1)):
        if not exists(target.rstrip("/")):
            yield Finding(path, text.count("\n", 0, governs.start()) + 1, f"it governs {target}, which is not there")


def unused_capabilities(capabilities: Collection[str], texts: Collection[str]) -> Iterator[Finding]:
    """A capability that nothing asks for gives a false picture of who may do what."""
    for name in sorted(capabilities):
        if not any(f'"{name}"' in text for text in texts):
            yield Finding("slscb/policy.toml", 0, f"nothing asks for {name}: remove it, or use it")


def _resolved(path: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    parts: list[str] = []
    for part in (PurePosixPath(path).parent / target).parts:
        if part == "..":
            if parts:
                parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _without_code(text: str) -> str:
    return re.sub(r"```.*?```", lambda found: "\n" * found.group().count("\n"), text, flags=re.S)
