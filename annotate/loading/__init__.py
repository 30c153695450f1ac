"""annotate.loading."""
