"""The chain of the audit: linked by the database at commit, anchored outside it, verified from the outside."""

from slscb.core.chain.anchors import Anchor, anchor
from slscb.core.chain.verifying import Verdict, verify

__all__ = ["Anchor", "Verdict", "anchor", "verify"]
