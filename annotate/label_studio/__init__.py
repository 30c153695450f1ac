"""annotate.label_studio."""
