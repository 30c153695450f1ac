"""classifier.scoring."""
