"""What the empty tool shows of what is known already: an assessment starts from the screening and from what agencies have
put forward, never from the last one. What other records suggest is filled in below its indicator and not ticked.

The previous assessment's ticks stand beside each indicator as a note: copied forward, they would be confirmed unread.
"""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict

from risk.models import Assessment, ToolDraft
from risk.presenters import suggested
from risk.presenters.assessments import address, title
from risk.presenters.contributions import newer_words, put_forward
from risk.presenters.levels import WORDS
from risk.rules import Observation, PutForward, gathered
from risk.selectors import OpenTool, may_read, observation_of
from slscb.core.clock import today
from slscb.core.pages import Link, address_of
from slscb.core.words import day_words, moment_words


def initial(opened: OpenTool) -> dict[str, Any]:
    """Today's date, the screening's ticks and words where no assessment has taken them up, and what agencies put forward."""
    given: dict[str, Any] = {"assessed_on": today()}
    if opened.screening:
        given |= _words(opened.screening)
    observed = _observed(opened)
    if observed:
        given["indicators"] = [one.code for one in observed]
    for one in observed:
        given[f"{one.code}_agency"] = one.agency
        for name in ("evidence", "nature", "observed_on", "when", "age_at_event", "is_health_detail"):
            given[f"{one.code}_{name}"] = getattr(one, name)
    return given | suggested.filled_in(opened.suggested, {one.code for one in observed})


def _observed(opened: OpenTool) -> Sequence[Observation]:
    """The screening's as it was written; beside others' with who said what."""
    user = opened.user
    screened = [
        observation_of(tick, evidence=tick.evidence if may_read(user, tick) else "")
        for tick in opened.ticks_of(opened.screening)
    ]
    if not opened.contributions:
        return screened
    by = f"{opened.screening.agency}, in its screening" if opened.screening else ""
    said = [PutForward(by, one) for one in screened]
    return gathered([*said, *(put_forward(user, one) for one in opened.contributions)], today())


def notes(opened: OpenTool) -> dict[str, str]:
    """By code: that another record suggests the indicator, and that it was ticked last time, and how."""
    found = suggested.notes(opened.suggested)
    on = day_words(opened.previous.assessed_on) if opened.previous else ""
    for tick in opened.ticks_of(opened.previous):
        code = tick.indicator.code
        before = f"On {on} it was {tick.get_when_display().split(':')[0].lower()}"
        found[code] = f"{found[code]}. {before}" if code in found else before
    return found


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


def contributions(opened: OpenTool, seen: str) -> dict[str, Any]:
    """How far the assessor has read what agencies put forward, where, and that there is more since the form was opened."""
    if opened.open is None:
        return {}
    newer = newer_words(int(seen), opened.open.said) if seen.isdecimal() else ""
    href = address_of("risk:open-assessment-view", opened.open.public_id)
    return {"said": opened.open.said, "href": href, "newer": newer}


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
