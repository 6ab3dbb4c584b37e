"""Drills: parts of the service are killed under load, and what was lost or doubled is counted. See docs/reliability.md."""
