"""Files that people send: what they really are, made harmless, kept under names of our own and scanned (docs/adr/0045).

`clean` bounds and rewrites what was sent; `store` keeps the result outside every folder that is served; `scanning` asks
ClamAV about it. A file is handed out only as it was scanned.
"""

from slscb.core.uploads.cleaning import FORMATS, MOST_BYTES, Cleaned, Refused, clean

__all__ = ["FORMATS", "MOST_BYTES", "Cleaned", "Refused", "clean"]
