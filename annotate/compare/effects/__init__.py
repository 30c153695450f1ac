"""annotate.compare.effects."""
