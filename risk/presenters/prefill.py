"""What the empty tool shows of what is known already: an assessment starts from the screening, never from the last one.

The previous assessment's ticks stand beside each indicator as a note: copied forward, they would be confirmed unread.
"""

from typing import Any

from django.http import QueryDict

from risk.models import Assessment, ToolDraft
from risk.presenters.assessments import address, title
from risk.presenters.levels import WORDS
from risk.selectors import OpenTool
from slscb.core.clock import today
from slscb.core.pages import Link
from slscb.core.words import day_words, moment_words


def initial(opened: OpenTool) -> dict[str, Any]:
    """Today's date, and the screening's ticks and words where no assessment has taken them up."""
    given: dict[str, Any] = {"assessed_on": today()}
    if opened.screening is None:
        return given
    screening = opened.screening
    given |= {"indicators": [], **_words(screening)}
    for tick in opened.ticks_of(screening):
        code = tick.indicator.code
        given["indicators"].append(code)
        given[f"{code}_agency"] = tick.agency.code
        for name in ("evidence", "nature", "observed_on", "when", "age_at_event"):
            given[f"{code}_{name}"] = getattr(tick, name)
    return given


def notes(opened: OpenTool) -> dict[str, str]:
    """By code: that the indicator was ticked last time, and how."""
    if opened.previous is None:
        return {}
    on = day_words(opened.previous.assessed_on)
    return {
        tick.indicator.code: f"On {on} it was {tick.get_when_display().split(':')[0].lower()}"
        for tick in opened.ticks_of(opened.previous)
    }


def typed_before(draft: ToolDraft) -> QueryDict:
    """What stood in the boxes, as a browser sends it."""
    data = QueryDict(mutable=True)
    for name, texts in draft.typed.items():
        data.setlist(name, texts)
    return data


def begun(draft: ToolDraft | None, opened: OpenTool) -> list[str]:
    """That the answers are those of an earlier day, and what has been completed since."""
    if draft is None:
        return []
    found = [
        f"You began this on {moment_words(draft.created_at)}. It was last kept on {moment_words(draft.changed_at)}."
    ]
    if draft.typed.get("drawn_with", [opened.tool.version]) != [opened.tool.version]:
        found.append(
            f"Version {opened.tool.version} of the tool has come into force since. Check your answers under it."
        )
    newer = [one for one in (opened.previous, opened.screening) if one and one.created_at > draft.changed_at]
    return found + [f"Since then there is a new one: {title(one)}. Check your answers against it." for one in newer]


def before(opened: OpenTool) -> Link | None:
    """The assessment that this one will follow."""
    one = opened.previous
    return Link(f"{title(one)}: {WORDS[one.final_level]}", address(one)) if one else None


def screened(opened: OpenTool) -> Link | None:
    """The screening from which the answers are filled in."""
    one = opened.screening
    return Link(f"{title(one)} by {one.agency}", address(one)) if one else None


def _words(screening: Assessment) -> dict[str, Any]:
    names = (
        "harm_status",
        "offence_evidence",
        "exploitation_models",
        "trafficking_elements",
        "summary",
        "protective_factors",
        "childs_views",
        "parents_views",
    )
    return {name: getattr(screening, name) for name in names}
