"""classifier.splits."""
