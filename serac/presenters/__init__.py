"""Words, tags and links for the panel's pages. No decision and no query."""
