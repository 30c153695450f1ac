"""exports.metrics."""
