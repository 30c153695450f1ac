"""exports.sample."""
