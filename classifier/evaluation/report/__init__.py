"""classifier.evaluation.report."""
