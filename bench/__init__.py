"""The ten jobs of a working day, timed beside the same jobs written by hand in SQL. See docs/performance.md."""
