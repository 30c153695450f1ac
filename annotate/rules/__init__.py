"""annotate.rules."""
