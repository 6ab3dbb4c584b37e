"""One thing wrong with a file, how it reads in a failure, and how a reviewed exception lets it pass."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """Where it is, what to do instead, and the name by which a reviewed exception may excuse it."""

    path: str
    line: int
    instead: str
    subject: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the reviewed list that would excuse this: the whole file, or the one function or name in it."""
        return (self.path, f"{self.path}::{self.subject}") if self.subject else (self.path,)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.instead}"


def report(findings: Iterable[Finding]) -> str:
    """The findings as lines `file:line: what to do instead`."""
    return "\n" + "\n".join(str(finding) for finding in sorted(findings))


def unreviewed(findings: Iterable[Finding], reviewed: Mapping[str, str]) -> list[Finding]:
    """The findings that no reviewed exception excuses, and one finding for each exception that excuses nothing."""
    left: list[Finding] = []
    used: set[str] = set()
    for finding in findings:
        excuses = [key for key in finding.keys if key in reviewed]
        used.update(excuses)
        if not excuses:
            left.append(finding)
    for key in reviewed.keys() - used:
        left.append(Finding("tests/architecture/reviewed.py", 0, f"remove {key!r}: it excuses nothing any more"))
    return left
