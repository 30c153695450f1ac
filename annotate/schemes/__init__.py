"""annotate.schemes."""
