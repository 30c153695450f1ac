"""annotate.rules.text."""
