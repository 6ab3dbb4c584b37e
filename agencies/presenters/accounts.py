"""Words, colours and links for accounts."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from agencies.choices import RequestState
from agencies.models import AccountEntry, Membership, RoleRequest, User
from agencies.selectors import AccountPage
from slscb.core.pages import Link, address_of
from slscb.core.parts import Cell, Row, Table, Tag, TimelineEntry
from slscb.core.words import count_words, day_words, moment_words, short_moment_words

NEVER = "Never signed in"
ENDED = {
    "disabled": Tag("Disabled", "red"),
    "expired": Tag("Last day is over", "red"),
    "dormant": Tag("Not used for 30 days", "orange"),
    "unconfirmed": Tag("Not confirmed by its lead", "orange"),
}


def standing_tag(account: User) -> Tag:
    """How an account stands."""
    if account.closed:
        return ENDED[account.closed]
    return Tag("Active", "green") if account.last_login else Tag(NEVER, "yellow")


def accounts_table(accounts: Iterable[User]) -> Table:
    """Accounts as a list, with what each holds today."""
    return Table.of(
        "Accounts",
        ["Name", "Roles today", "Last signed in", "Standing"],
        [
            [
                Cell(str(one), address_of("agencies:account-view", one.public_id), hint=one.username),
                "\n".join(place_words(held) for held in one.held_now),  # type: ignore[attr-defined]
                short_moment_words(one.last_login) if one.last_login else "",
                Cell(tag=standing_tag(one)),
            ]
            for one in accounts
        ],
        is_caption_hidden=True,
    )


def place_words(held: Membership | RoleRequest) -> str:
    """Such as 'Team manager, Safeguarding East (Children's Social Care)'; an office is named after its agency already."""
    agency = held.team.agency.name
    team = held.team.name if agency in held.team.name else f"{held.team.name} ({agency})"
    return f"{held.get_role_display()}, {team}"


def facts(page: AccountPage) -> list[Row]:
    """The account itself."""
    account = page.account
    return [
        Row("Username", account.username),
        Row("Standing", tag=standing_tag(account)),
        Row("Email", account.email),
        Row("Job title", account.job_title),
        Row("Telephone", account.telephone),
        Row("Last signed in", moment_words(account.last_login) if account.last_login else NEVER),
        Row("Last day", day_words(account.expires_on) if account.expires_on else "No end"),
        Row("API tokens that work", count_words(page.tokens, "token")),
    ]


def roles_table(page: AccountPage, today: date, *, may_change: bool) -> Table | None:
    """The account's roles, those that count or will count with a link to end them."""
    if not page.memberships:
        return None
    return Table.of(
        "Roles",
        ["Role", "From", "Until", "Change"],
        [_role_line(held, today, may_change) for held in page.memberships],
    )


def _role_line(held: Membership, today: date, may_change: bool) -> list[str | int | Cell]:
    is_over = held.ends_on is not None and held.ends_on < today
    until = day_words(held.ends_on) if held.ends_on else "No end"
    end = Cell("End", address_of("agencies:role-end", held.public_id))
    last = Cell(tag=Tag("Ended")) if is_over else end if may_change else Cell("")
    return [place_words(held), day_words(held.starts_on), until, last]


def requests_table(requests: Iterable[RoleRequest], user: User) -> Table | None:
    """Roles that wait for a second administrator, with a link for those who may decide."""
    lines: list[list[str | int | Cell]] = [
        [
            Cell(str(one.account), address_of("agencies:account-view", one.account.public_id)),
            place_words(one),
            Cell(str(one.requested_by), hint=one.reason),
            _decide(one, user),
        ]
        for one in requests
    ]
    head = ["For", "Role", "Asked by", "Decision"]
    return Table.of("Roles that wait for a second administrator", head, lines) if lines else None


def _decide(asked: RoleRequest, user: User) -> Cell:
    if asked.state != RequestState.WAITING or user in (asked.requested_by, asked.account):
        return Cell("Another administrator decides")
    return Cell("Decide", address_of("agencies:request-decide", asked.public_id))


def history(entries: Iterable[AccountEntry]) -> list[TimelineEntry]:
    """What was done with an account, the newest first."""
    return [
        TimelineEntry(
            title=f"{one.get_act_display()}: {one.get_role_display()}" if one.role else one.get_act_display(),
            when=short_moment_words(one.created_at),
            timestamp=one.created_at.isoformat(),
            by=str(one.done_by),
            text=one.reason,
        )
        for one in entries
    ]


def actions_for(account: User) -> list[Link]:
    """What an administrator may do with somebody else's account as it stands."""
    if account.is_active:
        acts = [("Give a role", "role-give"), ("Send a link to set a password", "link-send")]
        acts += [
            ("Take the second factor away", "factor-forget"),
            ("Set the last day", "account-last-day"),
            ("Disable the account", "account-disable"),
        ]
    else:
        acts = []
    if account.closed:
        acts.append(("Enable the account", "account-enable"))
    return [Link(text, reverse(f"agencies:{name}", args=[account.public_id])) for text, name in acts]


def account_links(accounts: Iterable[User]) -> list[Link]:
    """Accounts by name."""
    return [Link(str(one), address_of("agencies:account-view", one.public_id)) for one in accounts]


def asked_facts(asked: RoleRequest) -> list[Row]:
    """A role that waits, for whoever decides."""
    until = day_words(asked.ends_on) if asked.ends_on else "No end"
    return [
        Row("For", str(asked.account), href=address_of("agencies:account-view", asked.account.public_id)),
        Row("Role", place_words(asked)),
        Row("From", day_words(asked.starts_on)),
        Row("Until", until),
        Row("Asked by", f"{asked.requested_by}, {moment_words(asked.created_at)}"),
        Row("Reason", asked.reason),
    ]
