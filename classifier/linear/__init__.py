"""classifier.linear."""
