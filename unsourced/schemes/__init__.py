"""unsourced.schemes."""
