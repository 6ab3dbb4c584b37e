from reporting.selectors.asking import all_figures, figures, listed, measure_named, remember_listed
from reporting.selectors.measure import Answer, Measure
from reporting.selectors.measures import MEASURES
from reporting.selectors.requests import Counted, standard_counts

__all__ = [
    "MEASURES",
    "Answer",
    "Counted",
    "Measure",
    "all_figures",
    "figures",
    "listed",
    "measure_named",
    "remember_listed",
    "standard_counts",
]
