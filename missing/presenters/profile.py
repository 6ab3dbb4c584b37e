"""The profile for police in words, on a page that prints on one sheet."""

from typing import Any

from agencies.models import User
from cases.choices import Sex
from cases.models import Child
from cases.presenters import age_words
from cases.presenters.changes import link_to_changes
from missing.models import MissingProfile
from missing.selectors import ProfileShown
from slscb.core import marking
from slscb.core.clock import today
from slscb.core.pages import Link, address_of
from slscb.core.parts import RecordHeader, Row
from slscb.core.words import day_words

ASKED = (
    ("What the child looks like", "appearance"),
    ("Scars, marks, tattoos", "marks"),
    ("Health and medication", "health_needs"),
    ("Language and communication", "communication"),
    ("What worries those who know the child", "worries"),
    ("Where the child may be", "places"),
    ("Money and travel", "money_and_travel"),
    ("Telephones and social media", "reached_by"),
    ("Friends and family", "friends"),
    ("Who may be exploiting the child", "people_of_concern"),
    ("Who must be told at once", "who_to_tell"),
)


def profile_page(user: User, shown: ProfileShown) -> dict[str, Any]:
    """The page: who it is about, when it was last reviewed, and every answer as far as this person is shown it."""
    child, profile = shown.child, shown.profile
    return {
        "header": _header(user, child, profile),
        "rows": _rows(user, profile) if profile else [],
    }


def _header(user: User, child: Child, profile: MissingProfile | None) -> RecordHeader:
    return RecordHeader(
        title=f"Profile for police: {child.full_name}",
        facts=[
            Row("Known as", child.known_as),
            Row("Born", f"{day_words(child.date_of_birth)}, {age_words(child.date_of_birth, today())}"),
            Row("Sex", Sex(child.sex).label),
            Row("Reference", child.reference),
            Row("Police number", child.police_urn),
            Row("Last reviewed", day_words(profile.reviewed_on) if profile else "Never"),
        ],
        links=_links(user, child, profile),
    )


def _links(user: User, child: Child, profile: MissingProfile | None) -> list[Link]:
    past = link_to_changes(user, child, profile) if profile else []
    if not user.may("episode.report"):
        return past
    text = "Change the profile" if profile else "Write the profile"
    return [Link(text, address_of("missing:profile-change", child.public_id)), *past]


def _rows(user: User, profile: MissingProfile) -> list[Row]:
    asked = [Row(label, marking.shown(user, profile, name)) for label, name in ASKED]
    photograph = f"Held: {profile.photograph_at}" if profile.has_photograph else "None is held"
    return [*asked, Row("Photograph", photograph), Row("Written with", profile.written_with)]
