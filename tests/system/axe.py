"""Runs axe-core on a page and puts what it finds into words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parents[2] / "slscb" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Evaluated by the debugger and not added to the page, so the page's content security policy stays as it is.
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"


def violations(page: Page) -> list[dict[str, Any]]:
    """Return the page's breaches of WCAG 2.2 AA that a machine can find."""
    page.evaluate(SOURCE.read_text())
    return page.evaluate(RUN, TAGS)["violations"]


def report(found: list[dict[str, Any]]) -> str:
    """Return one paragraph a rule: what is wrong, on which elements."""
    lines = []
    for rule in found:
        lines.append(f"{rule['id']} ({rule['impact']}): {rule['help']}, see {rule['helpUrl']}")
        for node in rule["nodes"]:
            lines.append(f"    {' '.join(map(str, node['target']))}   {node['html'][:160]}")
            lines += [f"        {line.strip()}" for line in node["failureSummary"].splitlines()[1:]]
    return "\n".join(lines)
