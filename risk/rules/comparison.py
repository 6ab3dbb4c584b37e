"""Two assessments side by side."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """Codes of the indicators that are new, gone, changed between current and historic, or as before."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]


def compare(before: Mapping[str, str], after: Mapping[str, str]) -> Comparison:
    """What changed from one assessment to the next: indicators by code, each current or historic.

    Source: issue 4, what must work 4.
    """
    both = [code for code in after if code in before]
    return Comparison(
        new=tuple(code for code in after if code not in before),
        gone=tuple(code for code in before if code not in after),
        changed=tuple(code for code in both if after[code] != before[code]),
        same=tuple(code for code in both if after[code] == before[code]),
    )
