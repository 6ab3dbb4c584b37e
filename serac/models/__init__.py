from serac.models.action import ActionProgress, PanelAction
from serac.models.agenda import AgendaItem
from serac.models.attendee import Attendee
from serac.models.decision import PanelDecision
from serac.models.meeting import Meeting
from serac.models.referral import PanelReferral
from serac.models.series import PanelSeries

__all__ = [
    "ActionProgress",
    "AgendaItem",
    "Attendee",
    "Meeting",
    "PanelAction",
    "PanelDecision",
    "PanelReferral",
    "PanelSeries",
]
