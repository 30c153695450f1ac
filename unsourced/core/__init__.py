"""unsourced.core."""
