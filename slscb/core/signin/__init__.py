"""Signing in: how often somebody may try, how long they stay, and what proves who they are (docs/adr/0027)."""
