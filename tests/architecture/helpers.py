"""What the tests of the house share: run a checker over the product, and over planted faults."""

from collections.abc import Callable, Iterable, Mapping

from tests.architecture.checkers.findings import Finding, report, unreviewed
from tests.architecture.checkers.sources import Source, plant

Checker = Callable[[Source], Iterable[Finding]]


def hold(findings: Iterable[Finding], reviewed: Mapping[str, str] | None = None) -> None:
    """Fail with one readable line for each finding that no reviewed exception excuses."""
    left = unreviewed(findings, reviewed or {})
    assert not left, report(left)


def over(checker: Checker, sources: Iterable[Source]) -> list[Finding]:
    """Every finding of a checker in the sources."""
    return [finding for source in sources for finding in checker(source)]


def finds(checker: Checker, path: str, text: str) -> bool:
    """Whether the checker finds a planted fault."""
    return bool(list(checker(plant(path, text))))
