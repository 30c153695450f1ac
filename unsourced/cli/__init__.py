"""unsourced.cli."""
