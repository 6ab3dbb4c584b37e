"""A new version of the tool: drafted, changed, proposed by one person and switched on by another. No child's data."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from agencies.models import User
from risk import access, rules, selectors
from risk.models import Indicator, Instrument
from slscb.core import audit, gathering, outbox
from slscb.core.audit import Action
from slscb.core.clock import now, today
from slscb.core.errors import Fault, Invalid, NotAllowed, raise_if_any
from slscb.core.writing import change, create

NAMES = ("code", "band", "text", "label")


@transaction.atomic
def begin_draft(*, actor: User, tool_version: str, title: str, source: str) -> Instrument:
    """Draft a new version, a copy of the newest one. Raises Invalid, NotAllowed. Source: issue 4, what must work 5."""
    if not actor.may("tool.draft"):
        raise NotAllowed("Your role does not include this.")
    before = selectors.newest()
    data = rules.copied(selectors.tool_of(before).rules, before.definition, tool_version)
    draft = create(
        Instrument(
            code=before.code,
            tool_version=tool_version,
            title=title,
            source=source,
            definition=data | {"source": source},
            drafted_by=actor,
        )
    )
    _remember(actor, draft, Action.CREATE, "drafted")
    return draft


@transaction.atomic
def change_details(
    *, actor: User, draft_id: UUID, tool_version: str, title: str, source: str, expected_version: int
) -> Instrument:
    """Give a draft another number, title or source. Raises Invalid, NotVisible, NotAllowed, Stale.

    Source: issue 4, what must work 5.
    """
    draft = access.draft_to_change(actor, draft_id, "tool.draft")
    draft.tool_version, draft.title, draft.source = tool_version, title, source
    return _save(
        actor, draft, {**draft.definition, "version": tool_version, "source": source}, expected_version, "details"
    )


@transaction.atomic
def change_bands(
    *, actor: User, draft_id: UUID, bands: Sequence[Mapping[str, Any]], expected_version: int
) -> Instrument:
    """Change a draft's thresholds, their words and the review clocks; paths are `{level}_{field}`.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 4, what must work 5.
    """
    draft = access.draft_to_change(actor, draft_id, "tool.draft")
    data = {**draft.definition, "bands": [dict(band) for band in bands]}
    found = rules.draft_faults(data, selectors.earlier())
    named = {f"bands[{index}].": f"{band['code']}_" for index, band in enumerate(bands)}
    raise_if_any(
        Fault(name + fault.path.removeprefix(place).replace(".", "_"), fault.message)
        for fault in found
        for place, name in named.items()
        if fault.path.startswith(place)
    )
    return _save(actor, draft, data, expected_version, "bands")


@transaction.atomic
def save_indicator(
    *, actor: User, draft_id: UUID, code: str, row: Mapping[str, Any], expected_version: int
) -> Instrument:
    """Change the indicator with a code, or add one where the code is empty. A code, once given, stays.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 4, what must work 5.
    """
    draft = access.draft_to_change(actor, draft_id, "tool.draft")
    data = rules.with_indicator(draft.definition, row, code)
    at = max(number for number, one in enumerate(data["indicators"]) if one["code"] == row["code"])
    twice = not code and any(one["code"] == row["code"] for one in draft.definition["indicators"])
    place = f"indicators[{at}]."
    own = [
        Fault(fault.path.removeprefix(place), fault.message)
        for fault in rules.draft_faults(data, selectors.earlier())
        if fault.path.startswith(place)
    ]
    raise_if_any([*own, *([Fault("code", f"{row['code']} is given already")] if twice else [])])
    return _save(actor, draft, data, expected_version, f"indicator {row['code']}")


@transaction.atomic
def retire_indicator(*, actor: User, draft_id: UUID, code: str) -> Instrument:
    """Take an indicator out of a draft; old assessments keep it. Raises NotVisible, NotAllowed.

    Source: issue 4, what must work 5.
    """
    draft = access.draft_to_change(actor, draft_id, "tool.draft")
    return _save(actor, draft, rules.without_indicator(draft.definition, code), draft.version, f"without {code}")


@transaction.atomic
def propose(*, actor: User, draft_id: UUID, starts_on: Any, expected_version: int) -> Instrument:
    """Propose a draft without faults for a day, and tell those who may approve it.

    Raises Invalid with every fault, NotVisible, NotAllowed, Stale. Source: issue 4, what must work 5.
    """
    draft = access.draft_to_change(actor, draft_id, "tool.draft")
    before = selectors.newest()
    faults = rules.switch_faults(starts_on, today(), before.in_force_from)
    raise_if_any([*faults, *rules.draft_faults(draft.definition, selectors.earlier())])
    draft.proposed_by, draft.starts_on, draft.decided_by, draft.decided_at = actor, starts_on, None, None
    draft.decision_reason = ""
    change(draft, expected_version=expected_version)
    _remember(actor, draft, Action.CHANGE, "proposed")
    title = f"Version {draft.tool_version} of the risk indicator tool waits for your decision"
    key = f"risk.tool_proposed:{draft.public_id}:{draft.version}"
    outbox.notify(recipients=selectors.approvers(actor), key=key, title=title, link=_address("draft-decide", draft))
    return draft


@transaction.atomic
def decide(*, actor: User, draft_id: UUID, approved: bool, reason: str, expected_version: int) -> Instrument:
    """Switch a proposed version on from its day, which ends the one before on the day before; or send it back.

    Raises Invalid, NotVisible, NotAllowed, Stale. Source: issue 4, what must work 5.
    """
    draft = access.draft_to_change(actor, draft_id, "tool.approve")
    if draft.proposed_by_id is None or draft.starts_on is None:
        raise Invalid([Fault("", "Nobody proposes this version now")])
    raise_if_any(rules.approval_faults(draft.proposed_by_id, actor.pk, reason))
    proposer = draft.proposed_by
    draft.decided_by, draft.decided_at, draft.decision_reason = actor, now(), reason.strip()
    if approved:
        _switch_on(draft)
    else:
        draft.proposed_by, draft.starts_on = None, None
    change(draft, expected_version=expected_version)
    if approved:
        gathering.insert(_indicators(draft))
    _remember(actor, draft, Action.CHANGE, "approved" if approved else "sent back")
    said = "was approved" if approved else "was sent back"
    title = f"Version {draft.tool_version} of the risk indicator tool {said}"
    link = _address("instrument-view" if approved else "draft-view", draft)
    key = f"risk.tool_decided:{draft.public_id}:{draft.version}"
    outbox.notify(recipients=[proposer] if proposer else [], key=key, title=title, link=link)
    return draft


def _switch_on(draft: Instrument) -> None:
    """The version before ends the day before; its row is locked, so that two drafts cannot both follow it."""
    before = Instrument.objects.switched_on().select_for_update().get(in_force_until=None)
    assert draft.starts_on  # noqa: S101 (asked by the caller)
    faults = rules.switch_faults(draft.starts_on, today(), before.in_force_from)
    raise_if_any([*faults, *rules.draft_faults(draft.definition, selectors.earlier())])
    before.in_force_until = draft.starts_on - timedelta(days=1)
    change(before)
    draft.in_force_from = draft.starts_on


def _indicators(draft: Instrument) -> list[Indicator]:
    rows = enumerate(draft.definition["indicators"], start=1)
    return [Indicator(instrument=draft, position=at, **{name: row[name] for name in NAMES}) for at, row in rows]


def _save(actor: User, draft: Instrument, data: dict[str, Any], expected_version: int, what: str) -> Instrument:
    """What was proposed must be what is approved: a change takes the proposal back."""
    draft.definition = data
    draft.proposed_by, draft.starts_on = None, None
    change(draft, expected_version=expected_version)
    _remember(actor, draft, Action.CHANGE, what)
    return draft


def _remember(actor: User, draft: Instrument, action: Action, what: str) -> None:
    audit.record(actor=actor, action=action, target=draft, detail={"tool": draft.tool_version, "what": what})


def _address(name: str, draft: Instrument) -> str:
    return reverse(f"risk:{name}", args=[draft.public_id])
