"""unsourced.label_studio."""
