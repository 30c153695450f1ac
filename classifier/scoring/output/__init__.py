"""classifier.scoring.output."""
