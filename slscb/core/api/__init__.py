"""The base of the HTTP API: capability by method, idempotent POSTs, ETags, cursor pages, problem+json."""

from slscb.core.api.base import ApiView, respond
from slscb.core.api.marked import MarkedSerializer
from slscb.core.api.paging import CursorPages

__all__ = ["ApiView", "CursorPages", "MarkedSerializer", "respond"]
