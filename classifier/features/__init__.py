"""classifier.features."""
