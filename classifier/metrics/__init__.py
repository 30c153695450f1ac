"""classifier.metrics."""
