"""What the service decides about figures that leave. Plain values in, small frozen values out."""

from reporting.rules.periods import Period, financial_year, months, quarter, quarters, year_beginning
from reporting.rules.requests import QUESTIONS, Question, as_it_may_leave
from reporting.rules.shares import Share, may_leave, share
from reporting.rules.suppression import (
    HIDDEN,
    SMALL,
    Cell,
    SuppressedList,
    SuppressedTable,
    is_small,
    suppress_count,
    suppress_list,
    suppress_table,
)

__all__ = [
    "HIDDEN",
    "QUESTIONS",
    "SMALL",
    "Cell",
    "Period",
    "Question",
    "Share",
    "SuppressedList",
    "SuppressedTable",
    "as_it_may_leave",
    "financial_year",
    "is_small",
    "may_leave",
    "months",
    "quarter",
    "quarters",
    "share",
    "suppress_count",
    "suppress_list",
    "suppress_table",
    "year_beginning",
]
