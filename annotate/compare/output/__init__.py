"""annotate.compare.output."""
