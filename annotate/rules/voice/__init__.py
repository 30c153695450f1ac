"""annotate.rules.voice."""
