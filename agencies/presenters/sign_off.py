"""Words, colours and links for accounts that a lead confirms."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings

from agencies import rules
from agencies.models import User
from agencies.presenters.accounts import NEVER, place_words, standing_tag
from slscb.core.clock import london_day
from slscb.core.pages import address_of
from slscb.core.parts import Cell, Row, Table, Tag
from slscb.core.words import day_words, due_day_words, opening, short_moment_words


def sign_off_tag(account: User, today: date) -> Tag:
    """Whether an account must be confirmed now, and what stands in the way of its use."""
    due = account.sign_off_due_on
    asked = account.ends_asked  # type: ignore[attr-defined]
    if asked and due - settings.SIGN_OFF_EVERY <= london_day(asked[0].created_at):
        return Tag("End asked for", "purple")
    if account.closed:
        return standing_tag(account)
    stage = rules.sign_off_stage(due, today)
    words = opening(due_day_words(due, today)) if stage else "Confirmed"
    return Tag(words, ("green", "yellow", "orange", "red")[stage])


def sign_off_table(accounts: Iterable[User], today: date) -> Table:
    """The accounts for which a lead answers, those confirmed longest ago first."""
    return Table.of(
        "Accounts to confirm",
        ["Name", "Roles today", "Last signed in", "Last day", "Confirm until", "Standing"],
        [
            [
                Cell(str(one), address_of("agencies:sign-off", one.public_id), hint=one.username),
                "\n".join(place_words(held) for held in one.held_now),  # type: ignore[attr-defined]
                short_moment_words(one.last_login) if one.last_login else NEVER,
                day_words(one.expires_on) if one.expires_on else "No end",
                day_words(one.sign_off_due_on),
                Cell(tag=sign_off_tag(one, today)),
            ]
            for one in accounts
        ],
        is_caption_hidden=True,
    )


def sign_off_facts(account: User, today: date) -> list[Row]:
    """What a lead looks at before confirming an account."""
    confirmed = day_words(account.signed_off_on) if account.signed_off_on else "Never"
    return [
        Row("Username", account.username),
        Row("Job title", account.job_title),
        Row("Roles today", "\n".join(place_words(held) for held in account.held_now)),  # type: ignore[attr-defined]
        Row("Last signed in", short_moment_words(account.last_login) if account.last_login else NEVER),
        Row("Last used", day_words(account.used_on)),
        Row("Last day", day_words(account.expires_on) if account.expires_on else "No end"),
        Row("Last confirmed", confirmed),
        Row("Confirm until", day_words(account.sign_off_due_on)),
        Row("Standing", tag=sign_off_tag(account, today)),
    ]
