"""The shape of what is typed about risk."""

from risk.forms.contributing import ContributionForm, EndForm, OpeningForm, WithdrawForm
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
    "ContributionForm",
    "DecisionForm",
    "DetailsForm",
    "EndForm",
    "FlaggedFilter",
    "IndicatorForm",
    "OpeningForm",
    "OutcomeForm",
    "ProposalForm",
    "RoundForm",
    "ScoringForm",
    "ToolForm",
    "VersionDecisionForm",
    "VignetteForm",
    "WithdrawForm",
    "typed_day",
]
