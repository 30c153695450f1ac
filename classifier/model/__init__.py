"""classifier.model."""
