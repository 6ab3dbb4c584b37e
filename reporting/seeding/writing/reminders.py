"""Promises of the outbox that are still to be kept, so that the dispatcher of the demo has something to do."""

from datetime import datetime

from django.db import models

from reporting.seeding.drafts import Draft
from reporting.seeding.tables import Tables
from slscb.core.models import Reminder


class Reminders:
    """Writes reminders that fall due after the moment at which the borough stands; earlier ones have been kept."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def promise(
        self, draft: Draft, kind: str, about: type[models.Model], about_id: int, at: datetime, key: str
    ) -> None:
        """One promise, keyed as the services key it."""
        if at <= self.tables.present:
            return
        self.tables.add(
            draft.chance,
            Reminder,
            key=f"{kind}:{key}",
            reminder_kind=kind,
            due_at=at,
            about_kind=about._meta.label_lower,
            about_id=about_id,
        )
