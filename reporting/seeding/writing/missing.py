"""Rows of the missing app: episodes, return interviews, offers, and the reminders of interviews that wait."""

from typing import Any

from missing import rules
from missing.choices import WAITING, AuthorityNews, EpisodeKind, EpisodeStatus, OfferOutcome, WhatWasShared
from missing.models import (
    AuthorityNotification,
    InterviewOffer,
    InterviewSharing,
    MissingEpisode,
    MissingProfile,
    PoliceGrading,
    PreventionInterview,
    ReturnInterview,
)
from missing.services.reminding import IN_ADVANCE, KIND
from reporting.seeding.chance import Chance
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Interviewed, Line, Missed, Offered
from reporting.seeding.tables import Tables
from reporting.seeding.times import office_hours
from reporting.seeding.writing.named import NamedWriter
from reporting.seeding.writing.reminders import Reminders
from slscb.core.words import short_moment_words

EPISODE, INTERVIEW = "missing.missingepisode", "missing.returninterview"


class MissingWriter:
    """Writes episodes and their interviews."""

    def __init__(self, tables: Tables, reminders: Reminders, named: NamedWriter) -> None:
        self.tables, self.reminders, self.named = tables, reminders, named

    def write(self, draft: Draft) -> None:
        """Every episode of a child."""
        for episode in draft.episodes:
            interview = self.write_interview(draft, episode.interview) if episode.interview else None
            self.write_episode(draft, episode, interview)
        self.write_profile(draft)

    def write_profile(self, draft: Draft) -> None:
        """The profile for police, where the child has one."""
        if not draft.profile:
            return
        at = office_hours(draft.profile["reviewed_on"])
        self.tables.add(draft.chance, MissingProfile, child_id=draft.id, created_at=at, changed_at=at, **draft.profile)

    def write_episode(self, draft: Draft, one: Missed, interview: int | None) -> None:
        """One episode with its lines."""
        made = self.tables.add(
            draft.chance,
            MissingEpisode,
            public_id=one.public_id,
            child_id=draft.id,
            episode_kind=one.kind,
            status=EpisodeStatus.RETURNED if one.returned_at else EpisodeStatus.MISSING,
            last_seen_at=one.last_seen_at,
            reported_at=one.reported_at,
            returned_at=one.returned_at,
            return_interview_id=interview,
            created_at=one.reported_at,
            changed_at=one.returned_at or one.reported_at,
            **one.more,
        )
        self.named.write(draft, one, made)
        seen = f"{EpisodeKind(one.kind).label}: last seen {short_moment_words(one.last_seen_at)}"
        draft.lines.append(Line(one.last_seen_at, "missing", seen, EPISODE, one.public_id, draft.worker.id))
        if one.returned_at and one.interview:
            length = rules.in_words(rules.missing_for(one.last_seen_at, one.returned_at))
            due = short_moment_words(one.interview.due_at)
            back = f"Returned after {length}. Return home interview due by {due}"
            draft.lines.append(Line(one.returned_at, "missing", back, EPISODE, one.public_id, draft.worker.id))
        self.write_gradings(draft, one, made)
        self.write_told(draft, one, made)
        if one.prevention:
            self.write_prevention(draft, one, made, one.prevention)

    def write_gradings(self, draft: Draft, one: Missed, episode: int) -> None:
        """The levels that police gave; where no more is told, the one that came with the report."""
        with_the_report = {"level": one.more["police_risk"], "graded_at": one.reported_at}
        for told in one.gradings or [with_the_report]:
            if told["level"]:
                at, by = told["graded_at"], draft.worker.id
                given = {"child_id": draft.id, "episode_id": episode, "recorded_by_id": by, "created_at": at}
                self.tables.add(draft.chance, PoliceGrading, changed_at=at, **given | told)

    def write_told(self, draft: Draft, one: Missed, episode: int) -> None:
        """What another authority was told, with its line."""
        for told in one.told:
            at, by = told["told_at"], draft.worker.id
            about = {"child_id": draft.id, "episode_id": episode, "recorded_by_id": by, "created_at": at}
            self.tables.add(draft.chance, AuthorityNotification, changed_at=at, **about | told)
            summary = f"{told['authority']} was told: {AuthorityNews(told['news']).label.lower()}"
            draft.lines.append(Line(at, "missing", summary, EPISODE, one.public_id, by))

    def write_prevention(self, draft: Draft, one: Missed, episode: int, told: dict[str, Any]) -> None:
        """What police saw and were told, with its line."""
        at, by = told["held_at"], told.get("recorded_by_id", draft.worker.id)
        self.tables.add(
            draft.chance,
            PreventionInterview,
            child_id=draft.id,
            episode_id=episode,
            created_at=at,
            changed_at=at,
            **told | {"recorded_by_id": by},
        )
        said = f"Police prevention interview held by {told['officer']}"
        draft.lines.append(Line(at, "missing", said, EPISODE, one.public_id, by))

    def write_interview(self, draft: Draft, one: Interviewed) -> int:
        """One interview with its offers, lines and reminders."""
        returned_at = one.due_at - rules.INTERVIEW_WITHIN
        made = self.tables.add(
            draft.chance,
            ReturnInterview,
            public_id=one.public_id,
            child_id=draft.id,
            due_at=one.due_at,
            status=one.status,
            created_at=returned_at,
            changed_at=one.more.get("closed_at", returned_at),
            **one.more,
        )
        for offer in one.offers:
            self.write_offer(draft, one, made, offer)
        if one.line:
            at = one.more["closed_at"]
            draft.lines.append(Line(at, "interview", one.line, INTERVIEW, one.public_id, draft.worker.id))
        if one.status in WAITING:
            self.remind(draft, one, made)
        self.write_sharings(draft, one, made)
        return made

    def write_sharings(self, draft: Draft, one: Interviewed, interview: int) -> None:
        """Whom it was shared with and that it was signed off, each with its line."""
        by, chance = draft.worker.id, Chance("rows of sharings", one.public_id)
        for told in one.sharings:
            body, at = told["body"], told["shared_at"]
            given = {name: value for name, value in told.items() if name != "body"}
            about = {"child_id": draft.id, "interview_id": interview, "recorded_by_id": by, "created_at": at}
            self.tables.add(chance, InterviewSharing, changed_at=at, **about | given)
            is_kept = told["shared"] == WhatWasShared.NOTHING
            shared = f"Return home interview shared with {body}: {WhatWasShared(told['shared']).label.lower()}"
            said = f"Decided not to share the return home interview with {body}" if is_kept else shared
            draft.lines.append(Line(at, "interview", said, INTERVIEW, one.public_id, by))
        if one.signed_line:
            at, manager = one.more["signed_off_at"], one.more["signed_off_by_id"]
            draft.lines.append(Line(at, "interview", one.signed_line, INTERVIEW, one.public_id, manager))

    def write_offer(self, draft: Draft, one: Interviewed, interview: int, offer: Offered) -> None:
        """One offer and its line."""
        self.tables.add(
            draft.chance,
            InterviewOffer,
            interview_id=interview,
            offered_at=offer.at,
            offered_by=offer.by.name,
            method=offer.method,
            outcome=offer.outcome,
            reason=offer.reason,
            words=offer.words,
            recorded_by_id=draft.worker.id,
            created_at=offer.at,
        )
        said = f"Return home interview offered by {offer.by.name}: {OfferOutcome(offer.outcome).label.lower()}"
        draft.lines.append(Line(offer.at, "interview", said, INTERVIEW, one.public_id, draft.worker.id))

    def remind(self, draft: Draft, one: Interviewed, interview: int) -> None:
        """The reminders still to come: those planned in advance, or the next of the daily ones."""
        returned_at = one.due_at - rules.INTERVIEW_WITHIN
        number = 0
        while (following := rules.reminder(returned_at, number)).due_at <= self.tables.present:
            number += 1
        last = max(number, IN_ADVANCE - 1)
        for planned in range(following.number, last + 1):
            at = rules.reminder(returned_at, planned).due_at
            self.reminders.promise(draft, KIND, ReturnInterview, interview, at, f"{one.public_id}:1:{planned}")
