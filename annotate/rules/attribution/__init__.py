"""annotate.rules.attribution."""
