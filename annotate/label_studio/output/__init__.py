"""annotate.label_studio.output."""
