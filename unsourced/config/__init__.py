"""unsourced.config."""
