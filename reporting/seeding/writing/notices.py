"""What already waits on the notices pages of those who try the demo."""

from reporting.seeding.drafts import Draft
from reporting.seeding.people import People
from reporting.seeding.tables import Tables
from slscb.core.models import Notice


def write_notices(draft: Draft, tables: Tables, people: People) -> None:
    """Every notice about a child."""
    for one in draft.notices:
        tables.add(
            draft.chance,
            Notice,
            recipient_id=people.accounts[one.account].id,
            key=one.key,
            title=one.title,
            link=one.link,
            urgent=one.urgent,
            created_at=one.at,
            changed_at=one.at,
        )
