"""The shape of what is typed about risk."""

from risk.forms.indicators import BAND_WORDS, LEVEL_WORDS
from risk.forms.others import DecisionForm, FlaggedFilter, OutcomeForm
from risk.forms.tool import AS_CALCULATED, AS_CALCULATED_WORDS, ToolForm

__all__ = [
    "AS_CALCULATED",
    "AS_CALCULATED_WORDS",
    "BAND_WORDS",
    "LEVEL_WORDS",
    "DecisionForm",
    "FlaggedFilter",
    "OutcomeForm",
    "ToolForm",
]
