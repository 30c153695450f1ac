"""annotate.compare.alignment."""
