"""Page bases. See docs/front-end.md."""

from slscb.core.pages.base import Page
from slscb.core.pages.links import Link, address_of, query_with
from slscb.core.pages.listing import ListPage
from slscb.core.pages.pagination import Pagination, pagination
from slscb.core.pages.saving import ConfirmPage, Difference, FormPage, SeeOther
from slscb.core.pages.slices import Slice, number_from, page_of

__all__ = [
    "ConfirmPage",
    "Difference",
    "FormPage",
    "Link",
    "ListPage",
    "Page",
    "Pagination",
    "SeeOther",
    "Slice",
    "address_of",
    "number_from",
    "page_of",
    "pagination",
    "query_with",
]
