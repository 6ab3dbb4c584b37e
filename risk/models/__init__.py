from risk.models.assessment import Assessment
from risk.models.calibration import CalibrationRound, Vignette, VignetteScore
from risk.models.draft import ToolDraft
from risk.models.instrument import Indicator, Instrument
from risk.models.open_assessment import Contribution, OpenAssessment
from risk.models.response import RequiredResponse
from risk.models.tick import IndicatorTick

__all__ = [
    "Assessment",
    "CalibrationRound",
    "Contribution",
    "Indicator",
    "IndicatorTick",
    "Instrument",
    "OpenAssessment",
    "RequiredResponse",
    "ToolDraft",
    "Vignette",
    "VignetteScore",
]
