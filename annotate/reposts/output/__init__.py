"""annotate.reposts.output."""
