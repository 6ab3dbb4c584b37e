"""The jobs as one would write them who cares for speed alone: SQL by hand, no model, the same facts on the page."""
