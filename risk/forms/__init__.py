"""The shape of what is typed about risk."""

from risk.forms.indicators import BAND_WORDS, LEVEL_WORDS
from risk.forms.others import DecisionForm, FlaggedFilter, OutcomeForm, RoundForm
from risk.forms.scoring import ScoringForm, VignetteForm
from risk.forms.tool import AS_CALCULATED, AS_CALCULATED_WORDS, ToolForm, typed_day
from risk.forms.versions import (
    BandsForm,
    CompareForm,
    DetailsForm,
    IndicatorForm,
    ProposalForm,
    VersionDecisionForm,
)

__all__ = [
    "AS_CALCULATED",
    "AS_CALCULATED_WORDS",
    "BAND_WORDS",
    "LEVEL_WORDS",
    "BandsForm",
    "CompareForm",
    "DecisionForm",
    "DetailsForm",
    "FlaggedFilter",
    "IndicatorForm",
    "OutcomeForm",
    "ProposalForm",
    "RoundForm",
    "ScoringForm",
    "ToolForm",
    "VersionDecisionForm",
    "VignetteForm",
    "typed_day",
]
