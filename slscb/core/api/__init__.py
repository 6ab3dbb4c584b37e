"""The base of the HTTP API: capability by method, idempotent POSTs, ETags, cursor pages, problem+json."""

from slscb.core.api.base import ApiView, data_of, respond
from slscb.core.api.marked import MarkedSerializer
from slscb.core.api.paging import CursorPages
from slscb.core.api.slices import SlicePages

__all__ = ["ApiView", "CursorPages", "MarkedSerializer", "SlicePages", "data_of", "respond"]
