from reporting.selectors.asking import figures, listed, measure_named
from reporting.selectors.measure import Answer, Measure
from reporting.selectors.measures import MEASURES

__all__ = ["MEASURES", "Answer", "Measure", "figures", "listed", "measure_named"]
