"""classifier.training."""
