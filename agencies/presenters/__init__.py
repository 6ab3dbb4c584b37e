"""Words, colours and links for accounts and for what is agreed to."""

from agencies.presenters.accounts import (
    account_links,
    accounts_table,
    actions_for,
    asked_facts,
    facts,
    history,
    place_words,
    requests_table,
    roles_table,
    standing_tag,
)
from agencies.presenters.agreements import blocks, may_sign, owing_table, tasks, unsigned_table, version_facts
from agencies.presenters.sign_off import sign_off_facts, sign_off_table

__all__ = [
    "account_links",
    "accounts_table",
    "actions_for",
    "asked_facts",
    "blocks",
    "facts",
    "history",
    "may_sign",
    "owing_table",
    "place_words",
    "requests_table",
    "roles_table",
    "sign_off_facts",
    "sign_off_table",
    "standing_tag",
    "tasks",
    "unsigned_table",
    "version_facts",
]
