from reporting.selectors.asking import all_figures, figures, listed, measure_named, remember_listed
from reporting.selectors.measure import Answer, Measure
from reporting.selectors.measures import MEASURES

__all__ = ["MEASURES", "Answer", "Measure", "all_figures", "figures", "listed", "measure_named", "remember_listed"]
