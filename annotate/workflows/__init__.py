"""annotate.workflows."""
