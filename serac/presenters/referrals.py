"""Referrals to the panel, in words."""

from collections.abc import Sequence

from django.urls import reverse

from agencies.models import User
from serac.choices import ReferralStatus
from serac.models import PanelReferral
from serac.presenters.words import child_link, referral_tag
from slscb.core.clock import london_day
from slscb.core.pages import Link
from slscb.core.parts import Cell, Row, Table
from slscb.core.words import day_words, moment_words


def referral_table(referrals: Sequence[PanelReferral]) -> Table:
    """A page of the list of referrals."""
    rows: list[list[str | int | Cell]] = [
        [
            Cell(one.child.full_name, href=_referral(one), hint=one.child.reference),
            str(one.agency),
            day_words(london_day(one.referred_at)),
            Cell(tag=referral_tag(one.status)),
        ]
        for one in referrals
    ]
    return Table.of("Referrals", ["Child", "From", "Referred", "Status"], rows, is_caption_hidden=True)


def referral_rows(referral: PanelReferral) -> list[Row]:
    """One referral in full."""
    rows = [
        Row("Child", referral.child.full_name, href=child_link(referral.child).href),
        Row("Referred by", f"{referral.referred_by}, {referral.agency}"),
        Row("When", moment_words(referral.referred_at)),
        Row("Why", referral.reason),
        Row("Status", "", tag=referral_tag(referral.status)),
    ]
    if referral.decided_at and referral.decided_by:
        rows.append(Row("Settled", f"{moment_words(referral.decided_at)}, {referral.decided_by}"))
    if referral.decision_reason:
        rows.append(Row("What was said", referral.decision_reason))
    return rows


def referral_links(user: User, referral: PanelReferral) -> list[Link]:
    """What the user may do with a referral."""
    names: list[tuple[str, str]] = []
    if referral.status == ReferralStatus.SUBMITTED and user.may("panel.coordinate"):
        names += [("Accept", "serac:referral-accept"), ("Decline", "serac:referral-decline")]
    is_live = referral.status in (ReferralStatus.SUBMITTED, ReferralStatus.ACCEPTED)
    if is_live and user.may("panel.refer") and referral.agency_id in user.standing.agency_ids:
        names.append(("Take it back", "serac:referral-withdraw"))
    return [Link(text, reverse(name, args=[referral.public_id])) for text, name in names]


def _referral(referral: PanelReferral) -> str:
    return reverse("serac:referral-view", args=[referral.public_id])
