"""Rows of care: episodes, and what the yearly return asks besides."""

from cases.choices import Sex
from cases.models import CareEpisode, CareFacts
from reporting.seeding.chance import Chance
from reporting.seeding.drafts import Draft
from reporting.seeding.plan import Plan
from reporting.seeding.tables import Tables
from reporting.seeding.times import office_hours


def write_care(draft: Draft, plan: Plan, tables: Tables) -> None:
    """Every episode of care of a child, and the facts where there are any."""
    if not draft.care:
        return
    chance = Chance(plan.seed, "care rows", draft.index)
    for one in draft.care:
        written_at = office_hours(max(one.began_on, draft.known_on))
        tables.add(
            chance,
            CareEpisode,
            child_id=draft.id,
            began_on=one.began_on,
            reason_began=one.reason_began,
            ended_on=one.ended_on,
            reason_ended=one.reason_ended,
            reason_placement_changed=one.reason_placement_changed,
            created_at=written_at,
            changed_at=office_hours(one.ended_on) if one.ended_on else written_at,
            **one.more,
        )
    tables.add(
        chance,
        CareFacts,
        child_id=draft.id,
        upn_unknown=draft.upn_unknown,
        is_mother=draft.own_child_born_on is not None if draft.sex == Sex.FEMALE else None,
        own_child_born_on=draft.own_child_born_on,
        created_at=office_hours(draft.known_on),
        changed_at=office_hours(draft.known_on),
    )
