"""unsourced.io."""
