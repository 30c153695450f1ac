"""annotate.rules.insertions."""
