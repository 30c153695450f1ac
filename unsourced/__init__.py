"""Says who? Find, mark and learn to see claims without a source and words that somebody put into a report."""

__version__ = "0.1.0"
